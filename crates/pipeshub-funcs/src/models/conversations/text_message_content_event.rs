// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// A piece of raw `answer` text.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct TextMessageContentEvent {
    /// Same as the event name.
    pub type_: String,
    /// The message id.
    pub message_id: String,
    /// The text to append.
    pub delta: String,
    /// Run that the event belongs to.
    pub run_id: Option<String>,
}
from_json! {
    TextMessageContentEvent {
        type_ = "type",
        message_id = "messageId",
        delta = "delta",
        run_id = "runId",
    }
}
