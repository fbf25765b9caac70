// Written from api/openapi/toolsets.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// The page for the person who grants access.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ToolsetOAuthAuthorization {
    /// Always true.
    pub success: bool,
    /// Consent page of the provider.
    pub authorization_url: String,
    /// Same value as in the address; keep its padding.
    pub state: String,
}
from_json! {
    ToolsetOAuthAuthorization {
        success = "success",
        authorization_url = "authorizationUrl",
        state = "state",
    }
}
