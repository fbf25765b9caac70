// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `DELETE /notifications/{id}`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, from_json,
};

static OPERATION: PackedOperation =
    Operation::packed("DELETE", "dismissInAppNotification|/notifications/{id}");

/// The arguments of [`notifications_dismiss_in_app_notification`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DismissInAppNotificationRequest {
    /// Notification id.
    pub id: String,
}
builder!(DismissInAppNotificationRequest(id: String) {});

/// A confirmation of a dismissal.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DismissInAppNotificationResponse {
    /// Always true.
    pub success: bool,
}
from_json! {
    DismissInAppNotificationResponse {
        success = "success",
    }
}

/// Dismisses one notification, so that the caller no longer sees it.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 404, 429 or 500, besides the errors of
/// each call.
#[doc(alias = "notificationsDismissInAppNotification")]
pub fn notifications_dismiss_in_app_notification(
    core: &PipeshubCore,
    request: DismissInAppNotificationRequest,
) -> Reply<'_, DismissInAppNotificationResponse> {
    let call = Call::new(&OPERATION).path_within(const { QueryLimits::new("id<,,h") }, &request.id);
    core.call(call, RawReply::read)
}
