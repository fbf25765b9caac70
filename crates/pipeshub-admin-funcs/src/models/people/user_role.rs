// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The privilege of a user in the organization; requests accept only the listed values.
    pub enum UserRole {
        /// `admin`
        ADMIN = "admin",
        /// `member`
        MEMBER = "member",
    }
}
