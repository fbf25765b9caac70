// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// A tool is called.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ToolCallStartEvent {
    /// Same as the event name.
    pub type_: String,
    /// The tool call id.
    pub tool_call_id: String,
    /// The tool call name.
    pub tool_call_name: String,
    /// The display name.
    pub display_name: Option<String>,
    /// Run that the event belongs to.
    pub run_id: Option<String>,
}
from_json! {
    ToolCallStartEvent {
        type_ = "type",
        tool_call_id = "toolCallId",
        tool_call_name = "toolCallName",
        display_name = "displayName",
        run_id = "runId",
    }
}
