// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// The chain of thought of one model turn.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct MessageReasoningTurn {
    /// The message id.
    pub message_id: Option<String>,
    /// The turn index.
    pub turn_index: Option<f64>,
    /// The content.
    pub content: String,
}
from_json! {
    MessageReasoningTurn {
        message_id = "messageId",
        turn_index = "turnIndex",
        content = "content",
    }
}
