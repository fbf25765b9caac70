// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// A confirmation that the token is revoked.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct RevokePatResponse {
    /// A sentence for people.
    pub message: String,
}
from_json! {
    RevokePatResponse {
        message = "message",
    }
}
