// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// A response with a sentence for people.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct MessageResponse {
    /// A sentence for people. Do not compare it.
    pub message: String,
}
from_json! {
    MessageResponse {
        message = "message",
    }
}
