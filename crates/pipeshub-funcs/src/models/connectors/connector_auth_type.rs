// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The way in which a connector signs in at its source.
    pub enum ConnectorAuthType {
        /// `OAUTH`
        OAUTH = "OAUTH",
        /// `OAUTH_ADMIN_CONSENT`
        OAUTH_ADMIN_CONSENT = "OAUTH_ADMIN_CONSENT",
        /// `API_TOKEN`
        API_TOKEN = "API_TOKEN",
        /// `BEARER_TOKEN`
        BEARER_TOKEN = "BEARER_TOKEN",
        /// `BASIC_AUTH`
        BASIC_AUTH = "BASIC_AUTH",
        /// `ACCESS_KEY`
        ACCESS_KEY = "ACCESS_KEY",
        /// `ACCOUNT_KEY`
        ACCOUNT_KEY = "ACCOUNT_KEY",
        /// `CONNECTION_STRING`
        CONNECTION_STRING = "CONNECTION_STRING",
        /// `CUSTOM`
        CUSTOM = "CUSTOM",
        /// `NONE`
        NONE = "NONE",
    }
}
