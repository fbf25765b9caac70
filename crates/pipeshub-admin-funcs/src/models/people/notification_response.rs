// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::people::InAppNotification;

/// The notification after a change of state.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct NotificationResponse {
    /// The notification of one user; the server keeps it for 30 days.
    pub notification: InAppNotification,
}
from_json! {
    NotificationResponse {
        notification = "notification",
    }
}
