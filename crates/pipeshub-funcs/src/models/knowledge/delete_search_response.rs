// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// A confirmation that searches were removed.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DeleteSearchResponse {
    /// The message.
    pub message: String,
}
from_json! {
    DeleteSearchResponse {
        message = "message",
    }
}
