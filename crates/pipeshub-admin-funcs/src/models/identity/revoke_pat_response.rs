// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// Confirmation that the token is revoked.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct RevokePatResponse {
    /// Sentence for people.
    pub message: String,
}
from_json! {
    RevokePatResponse {
        message = "message",
    }
}
