// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The role of a member inside a team; requests accept only the listed values.
    pub enum TeamRole {
        /// `OWNER`
        OWNER = "OWNER",
        /// `READER`
        READER = "READER",
        /// `WRITER`
        WRITER = "WRITER",
    }
}
