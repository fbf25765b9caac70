// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// Thinking begins or ends.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ReasoningEvent {
    /// Same as the event name.
    pub type_: String,
    /// Run that the event belongs to.
    pub run_id: Option<String>,
}
from_json! {
    ReasoningEvent {
        type_ = "type",
        run_id = "runId",
    }
}
