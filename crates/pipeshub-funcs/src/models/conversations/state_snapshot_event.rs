// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::RunStateSnapshot;

/// The state of the run; the last one before the end carries the finished `answer`.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct StateSnapshotEvent {
    /// Same as the event name.
    pub type_: String,
    /// The run id.
    pub run_id: Option<String>,
    /// The progress of the run, with fields in snake case. If `final` is `true`, the finished
    /// `answer`.
    pub snapshot: RunStateSnapshot,
}
from_json! {
    StateSnapshotEvent {
        type_ = "type",
        run_id = "runId",
        snapshot = "snapshot",
    }
}
