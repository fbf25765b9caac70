// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// A sub-agent begins or ends within its parent run.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct StepEvent {
    /// Same as the event name.
    pub type_: String,
    /// `sub_agent`: and the name of the sub-agent.
    pub step_name: String,
    /// Run that the event belongs to.
    pub run_id: Option<String>,
}
from_json! {
    StepEvent {
        type_ = "type",
        step_name = "stepName",
        run_id = "runId",
    }
}
