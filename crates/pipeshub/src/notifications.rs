// Written by `cargo xtask operations`. Do not edit.
//! Notifications in the app: methods, requests and responses.

use pipeshub_admin_funcs::models::people::NotificationResponse;
pub use pipeshub_admin_funcs::notifications::*;
use pipeshub_core::{PipeshubCore, Reply};

/// The methods for notifications in the app; see
/// [`Pipeshub::notifications`](crate::Pipeshub::notifications).
#[derive(Debug, Clone, Copy)]
pub struct Notifications<'a>(&'a PipeshubCore);

impl<'a> Notifications<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Lists the notifications of the caller from the last 30 days, newest first; see
    /// [`notifications_list_in_app_notifications`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "listInAppNotifications")]
    pub fn list_in_app_notifications(
        self,
        request: ListInAppNotificationsRequest,
    ) -> Reply<'a, ListInAppNotificationsResponse> {
        notifications_list_in_app_notifications(self.0, request)
    }

    /// Counts the unread, read and archived notifications of the caller; see
    /// [`notifications_get_notification_stats`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getNotificationStats")]
    pub fn get_notification_stats(self) -> Reply<'a, NotificationStats> {
        notifications_get_notification_stats(self.0)
    }

    /// Marks every unread notification of the caller as read; see
    /// [`notifications_mark_all_in_app_notifications_read`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "markAllInAppNotificationsRead")]
    pub fn mark_all_in_app_notifications_read(
        self,
    ) -> Reply<'a, MarkAllInAppNotificationsReadResponse> {
        notifications_mark_all_in_app_notifications_read(self.0)
    }

    /// Marks one notification of the caller as read; see
    /// [`notifications_mark_in_app_notification_read`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "markInAppNotificationRead")]
    pub fn mark_in_app_notification_read(
        self,
        request: MarkInAppNotificationReadRequest,
    ) -> Reply<'a, NotificationResponse> {
        notifications_mark_in_app_notification_read(self.0, request)
    }

    /// Marks one notification of the caller as unread; see
    /// [`notifications_mark_in_app_notification_unread`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "markInAppNotificationUnread")]
    pub fn mark_in_app_notification_unread(
        self,
        request: MarkInAppNotificationUnreadRequest,
    ) -> Reply<'a, NotificationResponse> {
        notifications_mark_in_app_notification_unread(self.0, request)
    }

    /// Moves one notification of the caller into the archive; see
    /// [`notifications_archive_in_app_notification`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "archiveInAppNotification")]
    pub fn archive_in_app_notification(
        self,
        request: ArchiveInAppNotificationRequest,
    ) -> Reply<'a, NotificationResponse> {
        notifications_archive_in_app_notification(self.0, request)
    }

    /// Moves one notification out of the archive and marks it as read; see
    /// [`notifications_unarchive_in_app_notification`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "unarchiveInAppNotification")]
    pub fn unarchive_in_app_notification(
        self,
        request: UnarchiveInAppNotificationRequest,
    ) -> Reply<'a, NotificationResponse> {
        notifications_unarchive_in_app_notification(self.0, request)
    }

    /// Dismisses one notification, so that the caller no longer sees it; see
    /// [`notifications_dismiss_in_app_notification`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "dismissInAppNotification")]
    pub fn dismiss_in_app_notification(
        self,
        request: DismissInAppNotificationRequest,
    ) -> Reply<'a, DismissInAppNotificationResponse> {
        notifications_dismiss_in_app_notification(self.0, request)
    }
}
