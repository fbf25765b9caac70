// Written by `cargo xtask operations`. Do not edit.
//! Notifications in the app.

#[cfg(feature = "notifications_archive_in_app_notification")]
mod archive_in_app_notification;
#[cfg(feature = "notifications_dismiss_in_app_notification")]
mod dismiss_in_app_notification;
#[cfg(feature = "notifications_get_notification_stats")]
mod get_notification_stats;
#[cfg(feature = "notifications_list_in_app_notifications")]
mod list_in_app_notifications;
#[cfg(feature = "notifications_mark_all_in_app_notifications_read")]
mod mark_all_in_app_notifications_read;
#[cfg(feature = "notifications_mark_in_app_notification_read")]
mod mark_in_app_notification_read;
#[cfg(feature = "notifications_mark_in_app_notification_unread")]
mod mark_in_app_notification_unread;
#[cfg(feature = "notifications_unarchive_in_app_notification")]
mod unarchive_in_app_notification;

#[cfg(feature = "notifications_archive_in_app_notification")]
pub use self::archive_in_app_notification::{
    ArchiveInAppNotificationRequest, notifications_archive_in_app_notification,
};
#[cfg(feature = "notifications_dismiss_in_app_notification")]
pub use self::dismiss_in_app_notification::{
    DismissInAppNotificationRequest, DismissInAppNotificationResponse,
    notifications_dismiss_in_app_notification,
};
#[cfg(feature = "notifications_get_notification_stats")]
pub use self::get_notification_stats::{NotificationStats, notifications_get_notification_stats};
#[cfg(feature = "notifications_list_in_app_notifications")]
pub use self::list_in_app_notifications::{
    ListInAppNotificationsRequest, ListInAppNotificationsResponse,
    notifications_list_in_app_notifications,
};
#[cfg(feature = "notifications_mark_all_in_app_notifications_read")]
pub use self::mark_all_in_app_notifications_read::{
    MarkAllInAppNotificationsReadResponse, notifications_mark_all_in_app_notifications_read,
};
#[cfg(feature = "notifications_mark_in_app_notification_read")]
pub use self::mark_in_app_notification_read::{
    MarkInAppNotificationReadRequest, notifications_mark_in_app_notification_read,
};
#[cfg(feature = "notifications_mark_in_app_notification_unread")]
pub use self::mark_in_app_notification_unread::{
    MarkInAppNotificationUnreadRequest, notifications_mark_in_app_notification_unread,
};
#[cfg(feature = "notifications_unarchive_in_app_notification")]
pub use self::unarchive_in_app_notification::{
    UnarchiveInAppNotificationRequest, notifications_unarchive_in_app_notification,
};
