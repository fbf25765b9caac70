// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `GET /notifications/stats`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

static OPERATION: PackedOperation =
    Operation::packed("GET", "getNotificationStats|/notifications/stats");

/// Notifications of the last 30 days, counted by state.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct NotificationStats {
    /// The unread count.
    pub unread_count: i64,
    /// The read count.
    pub read_count: i64,
    /// The archived count.
    pub archived_count: i64,
}
from_json! {
    NotificationStats {
        unread_count = "unreadCount",
        read_count = "readCount",
        archived_count = "archivedCount",
    }
}

/// Counts the unread, read and archived notifications of the caller.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, 429 or 500, besides the errors of each call.
#[doc(alias = "notificationsGetNotificationStats")]
pub fn notifications_get_notification_stats(core: &PipeshubCore) -> Reply<'_, NotificationStats> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
