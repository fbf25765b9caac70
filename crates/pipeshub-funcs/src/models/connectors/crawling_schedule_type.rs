// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The kind of a sync schedule; it decides which further fields belong to it.
    pub enum CrawlingScheduleType {
        /// `hourly`
        HOURLY = "hourly",
        /// `daily`
        DAILY = "daily",
        /// `weekly`
        WEEKLY = "weekly",
        /// `monthly`
        MONTHLY = "monthly",
        /// `custom`
        CUSTOM = "custom",
        /// `once`
        ONCE = "once",
        /// `interval`
        INTERVAL = "interval",
    }
}
