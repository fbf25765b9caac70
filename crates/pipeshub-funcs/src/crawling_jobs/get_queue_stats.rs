// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `GET /crawlingManager/stats`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

static OPERATION: PackedOperation =
    Operation::packed("GET", "getQueueStats|/crawlingManager/stats|crawl:read");

/// Job counts.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetQueueStatsResponse {
    /// The flag `success`.
    pub success: bool,
    /// The message.
    pub message: String,
    /// The number of jobs of the whole server by state.
    pub data: QueueStats,
}
from_json! {
    GetQueueStatsResponse {
        success = "success",
        message = "message",
        data = "data",
    }
}

/// The number of jobs of the whole server by state.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct QueueStats {
    /// The waiting.
    pub waiting: i64,
    /// The active.
    pub active: i64,
    /// The completed.
    pub completed: i64,
    /// The failed.
    pub failed: i64,
    /// The delayed.
    pub delayed: i64,
    /// The paused.
    pub paused: i64,
    /// Schedules; not part of the total.
    pub repeatable: i64,
    /// The total.
    pub total: i64,
}
from_json! {
    QueueStats {
        waiting = "waiting",
        active = "active",
        completed = "completed",
        failed = "failed",
        delayed = "delayed",
        paused = "paused",
        repeatable = "repeatable",
        total = "total",
    }
}

/// Counts the jobs in the crawling queue by state.
///
/// An OAuth token needs the scope `crawl:read`.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, besides the errors of each call.
#[doc(alias = "crawlingJobsGetQueueStats")]
pub fn crawling_jobs_get_queue_stats(core: &PipeshubCore) -> Reply<'_, GetQueueStatsResponse> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
