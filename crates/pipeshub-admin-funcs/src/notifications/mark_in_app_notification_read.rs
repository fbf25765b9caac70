// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `PATCH /notifications/{id}/read`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, Resend,
};

use crate::models::people::NotificationResponse;

static OPERATION: PackedOperation = Operation::packed(
    "PATCH",
    "markInAppNotificationRead|/notifications/{id}/read",
)
.resend(Resend::Safe);

/// The arguments of [`notifications_mark_in_app_notification_read`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct MarkInAppNotificationReadRequest {
    /// Notification id.
    pub id: String,
}
builder!(MarkInAppNotificationReadRequest(id: String) {});

/// Marks one notification of the caller as read.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 404, 429 or 500, besides the errors of
/// each call.
#[doc(alias = "notificationsMarkInAppNotificationRead")]
pub fn notifications_mark_in_app_notification_read(
    core: &PipeshubCore,
    request: MarkInAppNotificationReadRequest,
) -> Reply<'_, NotificationResponse> {
    let call = Call::new(&OPERATION).path_within(const { QueryLimits::new("id<,,h") }, &request.id);
    core.call(call, RawReply::read)
}
