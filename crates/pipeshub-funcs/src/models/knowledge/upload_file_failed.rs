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
    /// The planned id, without a record. Absent for files that were refused before the upload.
    pub record_id: Option<String>,
    /// The name has its extension at the stage `upload`, and none at the stage `index`.
    pub file_name: String,
    /// The path as sent in `files_metadata`, else the part file name.
    pub file_path: String,
    /// In lower case, without the dot. Absent if there is none.
    pub extension: Option<String>,
    /// The messages in English. In this version, one entry.
    pub errors: Vec<String>,
    /// Machine-readable cause; absent for other failures.
    pub reason: Option<UploadFileFailedReason>,
    /// The stage of the failure.
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
