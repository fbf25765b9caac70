// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::JsonPatchOp;

/// The changes of the state of the run: the `answer` so far, citations, new files.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct StateDeltaEvent {
    /// Same as the event name.
    pub type_: String,
    /// The run id.
    pub run_id: Option<String>,
    /// The delta.
    pub delta: Vec<JsonPatchOp>,
}
from_json! {
    StateDeltaEvent {
        type_ = "type",
        run_id = "runId",
        delta = "delta",
    }
}
