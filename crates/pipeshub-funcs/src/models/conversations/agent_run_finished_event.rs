// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::AgentRunResult;

/// The `answer` of an agent is stored. Ends the stream unless `parentRunId` is set; result is there
/// exactly then.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AgentRunFinishedEvent {
    /// Same as the event name.
    pub type_: String,
    /// The result of a finished run of an agent: the whole conversation.
    pub result: Option<AgentRunResult>,
    /// Run that the event belongs to.
    pub run_id: Option<String>,
    /// Set only for the run of a sub-agent; such events never end the stream.
    pub parent_run_id: Option<String>,
}
from_json! {
    AgentRunFinishedEvent {
        type_ = "type",
        result = "result",
        run_id = "runId",
        parent_run_id = "parentRunId",
    }
}
