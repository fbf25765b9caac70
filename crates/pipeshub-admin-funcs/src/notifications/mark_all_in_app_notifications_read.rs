// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `PATCH /notifications/read-all`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, from_json,
};

static OPERATION: PackedOperation = Operation::packed(
    "PATCH",
    "markAllInAppNotificationsRead|/notifications/read-all",
)
.resend(Resend::Safe);

/// The result of marking everything as read.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct MarkAllInAppNotificationsReadResponse {
    /// Always true.
    pub success: bool,
    /// Notifications that were unread.
    pub modified_count: i64,
}
from_json! {
    MarkAllInAppNotificationsReadResponse {
        success = "success",
        modified_count = "modifiedCount",
    }
}

/// Marks every unread notification of the caller as read.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, 429 or 500, besides the errors of each call.
#[doc(alias = "notificationsMarkAllInAppNotificationsRead")]
pub fn notifications_mark_all_in_app_notifications_read(
    core: &PipeshubCore,
) -> Reply<'_, MarkAllInAppNotificationsReadResponse> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
