// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;
use pipeshub_core::json::RawJson;

use crate::models::conversations::CustomEventName;

/// An event of its own name: `conversation_created`, `ask_user_question` or `tool_unavailable`.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct CustomEvent {
    /// Same as the event name.
    pub type_: String,
    /// The name.
    pub name: CustomEventName,
    /// The type follows from the name.
    pub value: Option<RawJson>,
    /// The run id.
    pub run_id: Option<String>,
}
from_json! {
    CustomEvent {
        type_ = "type",
        name = "name",
        value = "value",
        run_id = "runId",
    }
}
