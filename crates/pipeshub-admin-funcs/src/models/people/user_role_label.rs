// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// Privilege of a user, spelled with a capital in enriched user lists.
    pub enum UserRoleLabel {
        /// `Admin`
        ADMIN = "Admin",
        /// `Member`
        MEMBER = "Member",
    }
}
