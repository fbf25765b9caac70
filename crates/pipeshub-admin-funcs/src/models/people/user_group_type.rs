// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The kind of a user group. The server creates all kinds except `custom`.
    pub enum UserGroupType {
        /// `admin`
        ADMIN = "admin",
        /// `standard`
        STANDARD = "standard",
        /// `everyone`
        EVERYONE = "everyone",
        /// `custom`
        CUSTOM = "custom",
    }
}
