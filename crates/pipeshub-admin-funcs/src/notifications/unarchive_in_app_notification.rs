// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `PATCH /notifications/{id}/unarchive`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply};

use crate::models::people::NotificationResponse;

static OPERATION: PackedOperation = Operation::packed(
    "PATCH",
    "unarchiveInAppNotification|/notifications/{id}/unarchive",
);

/// The arguments of [`notifications_unarchive_in_app_notification`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UnarchiveInAppNotificationRequest {
    /// Notification id.
    pub id: String,
}
builder!(UnarchiveInAppNotificationRequest(id: String) {});

/// Moves one notification out of the archive and marks it as read.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 404, 429 or 500, besides the errors of
/// each call.
#[doc(alias = "notificationsUnarchiveInAppNotification")]
pub fn notifications_unarchive_in_app_notification(
    core: &PipeshubCore,
    request: UnarchiveInAppNotificationRequest,
) -> Reply<'_, NotificationResponse> {
    let call = Call::new(&OPERATION).path_within(const { QueryLimits::new("id<,,h") }, &request.id);
    core.call(call, RawReply::read)
}
