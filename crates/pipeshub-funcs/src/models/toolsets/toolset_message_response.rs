// Written from api/openapi/toolsets.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// A confirmation without data.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ToolsetMessageResponse {
    /// Always `success`.
    pub status: String,
    /// A sentence in English for people. Do not compare it.
    pub message: String,
}
from_json! {
    ToolsetMessageResponse {
        status = "status",
        message = "message",
    }
}
