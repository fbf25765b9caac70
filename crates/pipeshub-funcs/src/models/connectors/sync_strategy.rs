// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The cause of a sync.
    pub enum SyncStrategy {
        /// `MANUAL`
        MANUAL = "MANUAL",
        /// `SCHEDULED`
        SCHEDULED = "SCHEDULED",
        /// `WEBHOOK`
        WEBHOOK = "WEBHOOK",
    }
}
