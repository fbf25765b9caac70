// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// A file was stored and its record queued for indexing.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UploadFileSucceeded {
    /// The id of the new record.
    pub record_id: String,
    /// Record name, without extension.
    pub file_name: String,
    /// The path as sent in `files_metadata`, else the part file name.
    pub file_path: String,
    /// In lower case, without the dot. Absent if there is none.
    pub extension: Option<String>,
}
from_json! {
    UploadFileSucceeded {
        record_id = "recordId",
        file_name = "fileName",
        file_path = "filePath",
        extension = "extension",
    }
}
