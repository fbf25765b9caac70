// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.
//! `DELETE /knowledgeBase/record/{recordId}`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

static OPERATION: PackedOperation = Operation::packed(
    "DELETE",
    "deleteRecord|/knowledgeBase/record/{recordId}|kb:delete",
);

/// The arguments of [`knowledge_base_delete_record`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DeleteRecordRequest {
    /// The id of the record. Not empty.
    pub record_id: String,
}
builder!(DeleteRecordRequest(record_id: String) {});

/// Confirms that the record is deleted.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DeleteRecordResponse {
    /// The flag `success`.
    pub success: bool,
    /// The message.
    pub message: String,
    /// The record id.
    pub record_id: String,
    /// Connector name; null on Neo4j.
    pub connector: Option<String>,
    /// Epoch milliseconds; null in practice.
    pub timestamp: Option<i64>,
    /// Sent only when search vectors could not be removed yet.
    pub vector_cleanup_pending: Option<bool>,
    /// The records whose vectors are still there.
    pub vector_cleanup_failed_record_ids: Option<Vec<String>>,
}
from_json! {
    DeleteRecordResponse {
        success = "success",
        message = "message",
        record_id = "recordId",
        connector = "connector",
        timestamp = "timestamp",
        vector_cleanup_pending = "vectorCleanupPending",
        vector_cleanup_failed_record_ids = "vectorCleanupFailedRecordIds",
    }
}

/// Deletes a record permanently.
///
/// An OAuth token needs the scope `kb:delete`. The user must be a writer of the knowledge base.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 500 or 503, besides the errors
/// of each call.
#[doc(alias = "knowledgeBaseDeleteRecord")]
pub fn knowledge_base_delete_record(
    core: &PipeshubCore,
    request: DeleteRecordRequest,
) -> Reply<'_, DeleteRecordResponse> {
    let call = Call::new(&OPERATION).path("recordId", &request.record_id);
    core.call(call, RawReply::read)
}
