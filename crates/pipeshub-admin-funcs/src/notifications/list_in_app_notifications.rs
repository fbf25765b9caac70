// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `GET /notifications`

use pipeshub_core::{
    Call, Operation, PackedOperation, PagedRequest, Paging, PipeshubCore, QueryLimits, RawReply,
    Reply, from_json,
};

use crate::models::people::{InAppNotification, NotificationStatus};

static OPERATION: PackedOperation =
    Operation::packed("GET", "listInAppNotifications|/notifications");

/// The arguments of [`notifications_list_in_app_notifications`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ListInAppNotificationsRequest {
    /// Only notifications in this state. The default is all notifications except archived ones.
    pub status: Option<NotificationStatus>,
    /// The limit. From 1 to 100. Server default: `20`.
    pub limit: Option<i64>,
    /// The cursor.
    pub cursor: Option<String>,
}
builder!(ListInAppNotificationsRequest() {
    status: NotificationStatus,
    limit: i64,
    cursor: String,
});

/// A page of notifications, newest first.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ListInAppNotificationsResponse {
    /// The notifications.
    pub notifications: Vec<InAppNotification>,
    /// Pass it back for the next page; null on the last one.
    pub cursor: Option<String>,
    /// The flag `hasMore`.
    pub has_more: bool,
}
from_json! {
    ListInAppNotificationsResponse {
        notifications = "notifications",
        cursor = "cursor",
        has_more = "hasMore",
    }
}

/// Lists the notifications of the caller from the last 30 days, newest first.
///
/// [`PipeshubCore::pages`] sends the requests of all pages, one after another.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 429 or 500, besides the errors of each
/// call.
#[doc(alias = "notificationsListInAppNotifications")]
pub fn notifications_list_in_app_notifications(
    core: &PipeshubCore,
    request: ListInAppNotificationsRequest,
) -> Reply<'_, ListInAppNotificationsResponse> {
    let call = Call::new(&OPERATION)
        .query("status", crate::query::text(request.status.as_ref()))
        .query_within(const { QueryLimits::new("limit<1,100") }, request.limit)
        .query("cursor", &request.cursor);
    core.call(call, RawReply::read)
}

impl PagedRequest for ListInAppNotificationsRequest {
    type Response = ListInAppNotificationsResponse;
    type Item = InAppNotification;
    const PAGING: Paging = Paging::new("notifications")
        .has_next("hasMore")
        .cursor("cursor")
        .by_cursor_only();

    fn send(self, core: &PipeshubCore) -> Reply<'_, ListInAppNotificationsResponse> {
        notifications_list_in_app_notifications(core, self)
    }
    fn into_items(response: ListInAppNotificationsResponse) -> Vec<InAppNotification> {
        response.notifications
    }
    fn set_cursor(&mut self, cursor: String) {
        self.cursor = Some(cursor);
    }
    fn limit(&self) -> Option<i64> {
        self.limit.or(Some(20))
    }
}
