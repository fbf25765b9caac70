// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The retry status event status.
    pub enum RetryStatusEventStatus {
        /// `retrying`
        RETRYING = "retrying",
    }
}
