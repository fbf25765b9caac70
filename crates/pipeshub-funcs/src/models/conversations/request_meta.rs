// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// Trace id and timing that the gateway adds to a response.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct RequestMeta {
    /// Trace id; the x-request-id of the request if it carried one.
    pub request_id: String,
    /// The time of the response.
    pub timestamp: String,
    /// Time spent in the gateway, in milliseconds.
    pub duration: i64,
}
from_json! {
    RequestMeta {
        request_id = "requestId",
        timestamp = "timestamp",
        duration = "duration",
    }
}
