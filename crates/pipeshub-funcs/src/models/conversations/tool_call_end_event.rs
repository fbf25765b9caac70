// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// A tool call is over; its result follows at once.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ToolCallEndEvent {
    /// Same as the event name.
    pub type_: String,
    /// The tool call id.
    pub tool_call_id: String,
    /// Run that the event belongs to.
    pub run_id: Option<String>,
}
from_json! {
    ToolCallEndEvent {
        type_ = "type",
        tool_call_id = "toolCallId",
        run_id = "runId",
    }
}
