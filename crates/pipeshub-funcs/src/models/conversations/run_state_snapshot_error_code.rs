// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// Set when the `answer` is an apology for a failure.
    pub enum RunStateSnapshotErrorCode {
        /// `content_filter`
        CONTENT_FILTER = "content_filter",
        /// `rate_limit`
        RATE_LIMIT = "rate_limit",
        /// `auth_error`
        AUTH_ERROR = "auth_error",
        /// `server_error`
        SERVER_ERROR = "server_error",
        /// `timeout`
        TIMEOUT = "timeout",
        /// `unknown`
        UNKNOWN = "unknown",
    }
}
