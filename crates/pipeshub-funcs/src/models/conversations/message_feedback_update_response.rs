// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::{MessageFeedbackAppendEntry, RequestMeta};

/// Confirms a feedback.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct MessageFeedbackUpdateResponse {
    /// The conversation id.
    pub conversation_id: String,
    /// The message id.
    pub message_id: String,
    /// The feedback entry just added.
    pub feedback: MessageFeedbackAppendEntry,
    /// Trace id and timing that the gateway adds to a response.
    pub meta: RequestMeta,
}
from_json! {
    MessageFeedbackUpdateResponse {
        conversation_id = "conversationId",
        message_id = "messageId",
        feedback = "feedback",
        meta = "meta",
    }
}
