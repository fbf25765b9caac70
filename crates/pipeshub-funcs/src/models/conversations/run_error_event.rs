// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;
use pipeshub_core::json::RawJson;

use crate::models::conversations::RunErrorEventCode;

/// The run failed. Ends the stream unless `parentRunId` is set.
#[derive(Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct RunErrorEvent {
    /// Same as the event name.
    pub type_: String,
    /// The text for the user.
    pub message: String,
    /// The code.
    pub code: RunErrorEventCode,
    /// The run id.
    pub run_id: Option<String>,
    /// Set only for the run of a sub-agent; such events never end the stream.
    pub parent_run_id: Option<String>,
    /// The stored conversation after a failed regenerate; citations without text.
    pub conversation: Option<RawJson>,
}
hidden_debug!(RunErrorEvent);
from_json! {
    RunErrorEvent {
        type_ = "type",
        message = "message",
        code = "code",
        run_id = "runId",
        parent_run_id = "parentRunId",
        conversation = "conversation",
    }
}
