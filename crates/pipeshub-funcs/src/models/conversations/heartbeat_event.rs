// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// A keep-alive, every 15 seconds during a run.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct HeartbeatEvent {
    /// Same as the event name.
    pub type_: String,
}
from_json! {
    HeartbeatEvent {
        type_ = "type",
    }
}
