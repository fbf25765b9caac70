// Written from api/openapi/toolsets.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// A confirmation that secrets were stored.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ToolsetAuthenticatedResponse {
    /// Always `success`.
    pub status: String,
    /// A sentence in English for people. Do not compare it.
    pub message: String,
    /// Always true.
    pub is_authenticated: bool,
}
from_json! {
    ToolsetAuthenticatedResponse {
        status = "status",
        message = "message",
        is_authenticated = "isAuthenticated",
    }
}
