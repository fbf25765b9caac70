// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;
use pipeshub_core::json::RawJson;

use crate::models::conversations::ToolCallResultEventStatus;

/// Start of the result of a tool call.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ToolCallResultEvent {
    /// Same as the event name.
    pub type_: String,
    /// The tool call id.
    pub tool_call_id: String,
    /// At most 200 characters of the result, or the reason of a refusal.
    pub content: Option<RawJson>,
    /// Tool.
    pub role: Option<String>,
    /// The status.
    pub status: Option<ToolCallResultEventStatus>,
    /// The result summary.
    pub result_summary: Option<String>,
    /// Run that the event belongs to.
    pub run_id: Option<String>,
}
from_json! {
    ToolCallResultEvent {
        type_ = "type",
        tool_call_id = "toolCallId",
        content = "content",
        role = "role",
        status = "status",
        result_summary = "resultSummary",
        run_id = "runId",
    }
}
