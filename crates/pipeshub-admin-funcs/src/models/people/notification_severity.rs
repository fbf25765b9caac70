// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The weight of a notification.
    pub enum NotificationSeverity {
        /// `info`
        INFO = "info",
        /// `warning`
        WARNING = "warning",
        /// `error`
        ERROR = "error",
        /// `critical`
        CRITICAL = "critical",
        /// `success`
        SUCCESS = "success",
    }
}
