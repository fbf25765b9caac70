// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The state of the app.
    pub enum OAuthAppStatus {
        /// `active`
        ACTIVE = "active",
        /// `suspended`
        SUSPENDED = "suspended",
        /// `revoked`
        REVOKED = "revoked",
    }
}
