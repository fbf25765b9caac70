// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// Plain confirmation that a change was made.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SuccessMessage {
    /// Always true; failures come as HTTP errors.
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
