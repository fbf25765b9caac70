// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::RetryStatusEventStatus;

/// The server calls the model again. The event has no field `type`.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct RetryStatusEvent {
    /// The status.
    pub status: RetryStatusEventStatus,
    /// The message.
    pub message: String,
}
from_json! {
    RetryStatusEvent {
        status = "status",
        message = "message",
    }
}
