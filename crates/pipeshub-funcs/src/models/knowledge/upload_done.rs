// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::knowledge::UploadSummary;

/// Last event of an upload that ran to its end.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UploadDone {
    /// Counts over all files of an upload.
    pub summary: UploadSummary,
}
from_json! {
    UploadDone {
        summary = "summary",
    }
}
