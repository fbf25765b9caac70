// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.
//! `GET /knowledgeBase/limits`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

static OPERATION: PackedOperation =
    Operation::packed("GET", "getUploadLimits|/knowledgeBase/limits|kb:read");

/// The limits for one upload request.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetUploadLimitsResponse {
    /// Always 1000.
    pub max_files_per_request: i64,
    /// Per file, in bytes; 31457280 unless an administrator changed it.
    pub max_file_size_bytes: i64,
}
from_json! {
    GetUploadLimitsResponse {
        max_files_per_request = "maxFilesPerRequest",
        max_file_size_bytes = "maxFileSizeBytes",
    }
}

/// Gets the file count and file size limits for uploads.
///
/// An OAuth token needs the scope `kb:read`.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401 or 403, besides the errors of each call.
#[doc(alias = "knowledgeBaseGetUploadLimits")]
pub fn knowledge_base_get_upload_limits(core: &PipeshubCore) -> Reply<'_, GetUploadLimitsResponse> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
