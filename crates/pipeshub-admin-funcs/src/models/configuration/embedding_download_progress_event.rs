// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::configuration::EmbeddingDownloadStatus;

/// The state of a model download in one event.
#[derive(Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct EmbeddingDownloadProgressEvent {
    /// The model.
    pub model: String,
    /// The state of a model download.
    pub status: EmbeddingDownloadStatus,
    /// Percent, 0 to 100.
    pub progress: f64,
    /// The downloaded bytes.
    #[cfg_attr(feature = "serde", serde(rename = "downloaded_bytes"))]
    pub downloaded_bytes: i64,
    /// 0 while unknown.
    #[cfg_attr(feature = "serde", serde(rename = "total_bytes"))]
    pub total_bytes: i64,
    /// The reason of the failure.
    pub error: Option<String>,
    /// Unix time in seconds, with fraction; missing for models never asked for.
    #[cfg_attr(feature = "serde", serde(rename = "started_at"))]
    pub started_at: Option<f64>,
    /// Unix time in seconds, with fraction; missing like `started_at`.
    #[cfg_attr(feature = "serde", serde(rename = "updated_at"))]
    pub updated_at: Option<f64>,
    /// The time of the event, Unix time in milliseconds.
    pub timestamp: i64,
}
hidden_debug!(EmbeddingDownloadProgressEvent);
from_json! {
    EmbeddingDownloadProgressEvent {
        model = "model",
        status = "status",
        progress = "progress",
        downloaded_bytes = "downloaded_bytes",
        total_bytes = "total_bytes",
        error = "error",
        started_at = "started_at",
        updated_at = "updated_at",
        timestamp = "timestamp",
    }
}
