// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// A model turn begins; text may follow.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct TextMessageStartEvent {
    /// Same as the event name.
    pub type_: String,
    /// The message id.
    pub message_id: String,
    /// assistant.
    pub role: Option<String>,
    /// Run that the event belongs to.
    pub run_id: Option<String>,
}
from_json! {
    TextMessageStartEvent {
        type_ = "type",
        message_id = "messageId",
        role = "role",
        run_id = "runId",
    }
}
