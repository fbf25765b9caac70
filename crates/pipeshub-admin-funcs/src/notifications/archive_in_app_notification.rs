// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `PATCH /notifications/{id}/archive`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply};

use crate::models::people::NotificationResponse;

static OPERATION: PackedOperation = Operation::packed(
    "PATCH",
    "archiveInAppNotification|/notifications/{id}/archive",
);

/// The arguments of [`notifications_archive_in_app_notification`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ArchiveInAppNotificationRequest {
    /// Notification id.
    pub id: String,
}
builder!(ArchiveInAppNotificationRequest(id: String) {});

/// Moves one notification of the caller into the archive.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 404, 429 or 500, besides the errors of
/// each call.
#[doc(alias = "notificationsArchiveInAppNotification")]
pub fn notifications_archive_in_app_notification(
    core: &PipeshubCore,
    request: ArchiveInAppNotificationRequest,
) -> Reply<'_, NotificationResponse> {
    let call = Call::new(&OPERATION).path_within(const { QueryLimits::new("id<,,h") }, &request.id);
    core.call(call, RawReply::read)
}
