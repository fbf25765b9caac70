// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The state of a notification; the list filter accepts only the listed values.
    pub enum NotificationStatus {
        /// `read`
        READ = "read",
        /// `unread`
        UNREAD = "unread",
        /// `archived`
        ARCHIVED = "archived",
    }
}
