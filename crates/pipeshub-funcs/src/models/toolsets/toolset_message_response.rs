// Written from api/openapi/toolsets.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// Confirmation without data.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ToolsetMessageResponse {
    /// Always the word success.
    pub status: String,
    /// English sentence for people; not meant for matching.
    pub message: String,
}
from_json! {
    ToolsetMessageResponse {
        status = "status",
        message = "message",
    }
}
