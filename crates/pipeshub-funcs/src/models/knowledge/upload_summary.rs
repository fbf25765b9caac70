// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// Counts over all files of an upload.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UploadSummary {
    /// The received files, including refused ones.
    pub total: i64,
    /// The succeeded.
    pub succeeded: i64,
    /// The failed.
    pub failed: i64,
}
from_json! {
    UploadSummary {
        total = "total",
        succeeded = "succeeded",
        failed = "failed",
    }
}
