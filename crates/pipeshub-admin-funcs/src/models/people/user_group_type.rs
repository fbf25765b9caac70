// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// Kind of a user group; all kinds but `custom` are made by the system.
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
