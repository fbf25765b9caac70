// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// A way to get tokens.
    pub enum OAuthGrantType {
        /// `authorization_code`
        AUTHORIZATION_CODE = "authorization_code",
        /// `client_credentials`
        CLIENT_CREDENTIALS = "client_credentials",
        /// `refresh_token`
        REFRESH_TOKEN = "refresh_token",
    }
}
