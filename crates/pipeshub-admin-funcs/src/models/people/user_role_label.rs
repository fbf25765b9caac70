// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The privilege of a user. It has a capital in lists with more fields.
    pub enum UserRoleLabel {
        /// `Admin`
        ADMIN = "Admin",
        /// `Member`
        MEMBER = "Member",
    }
}
