// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::{MessagePartStatus, MessagePartType};

/// One step of the activity behind an `answer`, in order; nests for sub-agents.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct MessagePart {
    /// The type.
    pub type_: MessagePartType,
    /// The text of a text or reasoning part.
    pub content: Option<String>,
    /// The tool call id.
    pub tool_call_id: Option<String>,
    /// The tool name.
    pub tool_name: Option<String>,
    /// The display name.
    pub display_name: Option<String>,
    /// The arguments as JSON text, at most 2000 characters.
    pub args: Option<String>,
    /// The args summary.
    pub args_summary: Option<String>,
    /// The status.
    pub status: Option<MessagePartStatus>,
    /// At most 500 characters.
    pub result_preview: Option<String>,
    /// The result summary.
    pub result_summary: Option<String>,
    /// The artifact id.
    pub artifact_id: Option<String>,
    /// The run id.
    pub run_id: Option<String>,
    /// The name of the sub-agent.
    pub role_name: Option<String>,
    /// Marks the part that is the `answer` itself.
    pub is_final: Option<bool>,
    /// The steps of the sub-agent.
    pub parts: Option<Vec<MessagePart>>,
}
from_json! {
    MessagePart {
        type_ = "type",
        content = "content",
        tool_call_id = "toolCallId",
        tool_name = "toolName",
        display_name = "displayName",
        args = "args",
        args_summary = "argsSummary",
        status = "status",
        result_preview = "resultPreview",
        result_summary = "resultSummary",
        artifact_id = "artifactId",
        run_id = "runId",
        role_name = "roleName",
        is_final = "isFinal",
        parts = "parts",
    }
}
