// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::{
    MessagePart, MessageReasoningTurn, RunStateSnapshotAnswerMatchType, RunStateSnapshotConfidence,
    RunStateSnapshotErrorCode, RunStateSnapshotStatus, StreamCitation,
};

/// The progress of the run, with fields in snake case. If `final` is `true`, the finished `answer`.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct RunStateSnapshot {
    /// `true` only for the finished `answer`.
    pub final_: Option<bool>,
    /// `Answer` text with numbered citations.
    pub answer: Option<String>,
    /// The citations.
    pub citations: Option<Vec<StreamCitation>>,
    /// The confidence.
    pub confidence: Option<RunStateSnapshotConfidence>,
    /// Absent for a normal `answer`.
    pub answer_match_type: Option<RunStateSnapshotAnswerMatchType>,
    /// Set when the `answer` is an apology for a failure.
    pub error_code: Option<RunStateSnapshotErrorCode>,
    /// The parts.
    pub parts: Option<Vec<MessagePart>>,
    /// The reasoning.
    pub reasoning: Option<Vec<MessageReasoningTurn>>,
    /// The succeeded tool names.
    #[cfg_attr(feature = "serde", serde(rename = "succeeded_tool_names"))]
    pub succeeded_tool_names: Option<Vec<String>>,
    /// The failed tool names.
    #[cfg_attr(feature = "serde", serde(rename = "failed_tool_names"))]
    pub failed_tool_names: Option<Vec<String>>,
    /// The run id.
    #[cfg_attr(feature = "serde", serde(rename = "run_id"))]
    pub run_id: Option<String>,
    /// The agent id.
    #[cfg_attr(feature = "serde", serde(rename = "agent_id"))]
    pub agent_id: Option<String>,
    /// The trace id.
    #[cfg_attr(feature = "serde", serde(rename = "trace_id"))]
    pub trace_id: Option<String>,
    /// The parent run id.
    #[cfg_attr(feature = "serde", serde(rename = "parent_run_id"))]
    pub parent_run_id: Option<String>,
    /// The role name.
    #[cfg_attr(feature = "serde", serde(rename = "role_name"))]
    pub role_name: Option<String>,
    /// The status.
    pub status: Option<RunStateSnapshotStatus>,
    /// The current turn.
    #[cfg_attr(feature = "serde", serde(rename = "current_turn"))]
    pub current_turn: Option<i64>,
    /// The current tool.
    #[cfg_attr(feature = "serde", serde(rename = "current_tool"))]
    pub current_tool: Option<String>,
    /// The current child run id.
    #[cfg_attr(feature = "serde", serde(rename = "current_child_run_id"))]
    pub current_child_run_id: Option<String>,
    /// The hil request id.
    #[cfg_attr(feature = "serde", serde(rename = "hil_request_id"))]
    pub hil_request_id: Option<String>,
    /// The goal description.
    #[cfg_attr(feature = "serde", serde(rename = "goal_description"))]
    pub goal_description: Option<String>,
    /// The started at.
    #[cfg_attr(feature = "serde", serde(rename = "started_at"))]
    pub started_at: Option<String>,
    /// The updated at.
    #[cfg_attr(feature = "serde", serde(rename = "updated_at"))]
    pub updated_at: Option<String>,
}
from_json! {
    RunStateSnapshot {
        final_ = "final",
        answer = "answer",
        citations = "citations",
        confidence = "confidence",
        answer_match_type = "answerMatchType",
        error_code = "errorCode",
        parts = "parts",
        reasoning = "reasoning",
        succeeded_tool_names = "succeeded_tool_names",
        failed_tool_names = "failed_tool_names",
        run_id = "run_id",
        agent_id = "agent_id",
        trace_id = "trace_id",
        parent_run_id = "parent_run_id",
        role_name = "role_name",
        status = "status",
        current_turn = "current_turn",
        current_tool = "current_tool",
        current_child_run_id = "current_child_run_id",
        hil_request_id = "hil_request_id",
        goal_description = "goal_description",
        started_at = "started_at",
        updated_at = "updated_at",
    }
}
