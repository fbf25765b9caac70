// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;
use pipeshub_core::json::RawJson;

/// One failure recorded on a conversation.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConversationError {
    /// The id.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: Option<String>,
    /// The description of the failure.
    pub message: String,
    /// The kind of failure, such as `streaming_error`.
    pub error_type: Option<String>,
    /// The timestamp.
    pub timestamp: Option<String>,
    /// The message.
    pub message_id: Option<String>,
    /// Stack trace of the server; may be present.
    pub stack: Option<String>,
    /// Further detail.
    pub metadata: Option<RawJson>,
}
from_json! {
    ConversationError {
        id = "_id",
        message = "message",
        error_type = "errorType",
        timestamp = "timestamp",
        message_id = "messageId",
        stack = "stack",
        metadata = "metadata",
    }
}
