// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// Confirms a change.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SuccessMessage {
    /// Always `true`. Failures are HTTP errors.
    pub success: bool,
    /// Short English confirmation text.
    pub message: String,
}
from_json! {
    SuccessMessage {
        success = "success",
        message = "message",
    }
}
