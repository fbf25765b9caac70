// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// Confirmation that carries one sentence and nothing else.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct MessageResponse {
    /// sentence for people, not for programs.
    pub message: String,
}
from_json! {
    MessageResponse {
        message = "message",
    }
}
