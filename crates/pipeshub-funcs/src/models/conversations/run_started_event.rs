// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// A run begins.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct RunStartedEvent {
    /// Same as the event name.
    pub type_: String,
    /// The id of the conversation.
    pub thread_id: Option<String>,
    /// Run that the event belongs to.
    pub run_id: String,
    /// Set only for the run of a sub-agent; such events never end the stream.
    pub parent_run_id: Option<String>,
}
from_json! {
    RunStartedEvent {
        type_ = "type",
        thread_id = "threadId",
        run_id = "runId",
        parent_run_id = "parentRunId",
    }
}
