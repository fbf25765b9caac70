// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// All arguments of a tool call, as one text.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ToolCallArgsEvent {
    /// Same as the event name.
    pub type_: String,
    /// The tool call id.
    pub tool_call_id: String,
    /// Arguments as JSON text.
    pub delta: String,
    /// The args summary.
    pub args_summary: Option<String>,
    /// Run that the event belongs to.
    pub run_id: Option<String>,
}
from_json! {
    ToolCallArgsEvent {
        type_ = "type",
        tool_call_id = "toolCallId",
        delta = "delta",
        args_summary = "argsSummary",
        run_id = "runId",
    }
}
