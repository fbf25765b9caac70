// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// Trace id, timing and citation count of one returned message.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct MessageRunMeta {
    /// Trace id; may be empty.
    pub request_id: Option<String>,
    /// The time of the response.
    pub timestamp: String,
    /// Time spent in the gateway, in milliseconds.
    pub duration: i64,
    /// The number of citations stored with the `answer`.
    pub records_used: Option<i64>,
}
from_json! {
    MessageRunMeta {
        request_id = "requestId",
        timestamp = "timestamp",
        duration = "duration",
        records_used = "recordsUsed",
    }
}
