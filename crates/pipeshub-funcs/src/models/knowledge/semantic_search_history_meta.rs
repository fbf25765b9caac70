// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// The trace data of a response.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SemanticSearchHistoryMeta {
    /// The request id.
    pub request_id: Option<String>,
    /// The timestamp.
    pub timestamp: String,
    /// Milliseconds.
    pub duration: i64,
}
from_json! {
    SemanticSearchHistoryMeta {
        request_id = "requestId",
        timestamp = "timestamp",
        duration = "duration",
    }
}
