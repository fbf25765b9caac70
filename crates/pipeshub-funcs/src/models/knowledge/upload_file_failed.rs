// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::knowledge::{UploadFileFailedReason, UploadFileFailedStage};

/// A file was refused, could not be stored, or got no record.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UploadFileFailed {
    /// Planned id, no such record exists; absent for files refused up front.
    pub record_id: Option<String>,
    /// With extension at stage upload, without at stage index.
    pub file_name: String,
    /// Path as sent in `files_metadata`, else the part file name.
    pub file_path: String,
    /// Lower case, without dot; absent when there is none.
    pub extension: Option<String>,
    /// English messages; one entry today.
    pub errors: Vec<String>,
    /// Machine-readable cause; absent for other failures.
    pub reason: Option<UploadFileFailedReason>,
    /// Stage of the failure.
    pub stage: UploadFileFailedStage,
}
from_json! {
    UploadFileFailed {
        record_id = "recordId",
        file_name = "fileName",
        file_path = "filePath",
        extension = "extension",
        errors = "errors",
        reason = "reason",
        stage = "stage",
    }
}
