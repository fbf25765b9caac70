// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The state of a queued job.
    pub enum CrawlingJobState {
        /// `waiting`
        WAITING = "waiting",
        /// `active`
        ACTIVE = "active",
        /// `delayed`
        DELAYED = "delayed",
        /// `failed`
        FAILED = "failed",
        /// `paused`
        PAUSED = "paused",
        /// `completed`
        COMPLETED = "completed",
        /// `prioritized`
        PRIORITIZED = "prioritized",
        /// `waiting-children`
        WAITING_CHILDREN = "waiting-children",
        /// `unknown`
        UNKNOWN = "unknown",
    }
}
