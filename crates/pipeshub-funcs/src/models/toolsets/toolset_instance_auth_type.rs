// Written from api/openapi/toolsets.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The kind of sign-in, upper case.
    pub enum ToolsetInstanceAuthType {
        /// `OAUTH`
        OAUTH = "OAUTH",
        /// `API_TOKEN`
        API_TOKEN = "API_TOKEN",
        /// `BASIC_AUTH`
        BASIC_AUTH = "BASIC_AUTH",
        /// `BEARER_TOKEN`
        BEARER_TOKEN = "BEARER_TOKEN",
        /// `USERNAME_PASSWORD`
        USERNAME_PASSWORD = "USERNAME_PASSWORD",
        /// `NONE`
        NONE = "NONE",
    }
}
