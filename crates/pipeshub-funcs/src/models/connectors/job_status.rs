// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::connectors::{CrawlingJobData, CrawlingJobState};

/// A job of the sync queue; unset times are absent.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct JobStatus {
    /// The id in the queue.
    pub id: Option<String>,
    /// The name.
    pub name: String,
    /// Target of a job.
    pub data: CrawlingJobData,
    /// A percentage.
    pub progress: f64,
    /// Milliseconds until the run.
    pub delay: Option<i64>,
    /// Creation, milliseconds since 1970.
    pub timestamp: i64,
    /// The attempts made.
    pub attempts_made: i64,
    /// The time in milliseconds since 1970.
    pub finished_on: Option<i64>,
    /// Start, milliseconds since 1970.
    pub processed_on: Option<i64>,
    /// The failed reason.
    pub failed_reason: Option<String>,
    /// The state of a queued job.
    pub state: CrawlingJobState,
}
from_json! {
    JobStatus {
        id = "id",
        name = "name",
        data = "data",
        progress = "progress",
        delay = "delay",
        timestamp = "timestamp",
        attempts_made = "attemptsMade",
        finished_on = "finishedOn",
        processed_on = "processedOn",
        failed_reason = "failedReason",
        state = "state",
    }
}
