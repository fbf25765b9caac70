// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// Trace id, timing and size of one conversation.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConversationDetailMeta {
    /// The trace id.
    pub request_id: String,
    /// The time of the response.
    pub timestamp: String,
    /// Time spent in the gateway, in milliseconds.
    pub duration: i64,
    /// The id of the path.
    pub conversation_id: String,
    /// The messages in the whole conversation.
    pub message_count: i64,
}
from_json! {
    ConversationDetailMeta {
        request_id = "requestId",
        timestamp = "timestamp",
        duration = "duration",
        conversation_id = "conversationId",
        message_count = "messageCount",
    }
}
