// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.
//! `POST /knowledgeBase/reindex/record/{recordId}`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json, to_json,
};

use crate::models::knowledge::IndexingStatusFilter;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "reindexRecord|/knowledgeBase/reindex/record/{recordId}|kb:write",
);

/// The arguments of [`knowledge_base_reindex_record`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ReindexRecordRequest {
    /// The id of the record. Not empty.
    pub record_id: String,
    /// The levels of children: 0 for none, -1 for all. From -1 to 100. Server default: `0`.
    pub depth: Option<i64>,
    /// Only records in these states; empty or absent means all.
    pub status_filters: Option<Vec<IndexingStatusFilter>>,
}
builder!(ReindexRecordRequest(record_id: String) {
    depth: i64,
    status_filters: Vec<IndexingStatusFilter>,
});
to_json! {
    ReindexRecordRequest {
        depth = "depth<-1,100",
        status_filters = "statusFilters",
    }
}

/// A confirmation that re-indexing was queued.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ReindexRecordResponse {
    /// The flag `success`.
    pub success: bool,
    /// The message.
    pub message: String,
    /// The record id.
    pub record_id: Option<String>,
    /// The record name.
    pub record_name: Option<String>,
    /// Connector name; KB for uploads.
    pub connector: Option<String>,
    /// True once an event was built, even if publishing it failed.
    pub event_published: bool,
    /// The role of the caller on the record.
    pub user_role: Option<String>,
    /// The depth of the request.
    pub depth: i64,
}
from_json! {
    ReindexRecordResponse {
        success = "success",
        message = "message",
        record_id = "recordId",
        record_name = "recordName",
        connector = "connector",
        event_published = "eventPublished",
        user_role = "userRole",
        depth = "depth",
    }
}

/// Queues a record, and optionally its children, for indexing again.
///
/// An OAuth token needs the scope `kb:write`.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 409, 500 or 503, besides the
/// errors of each call.
#[doc(alias = "knowledgeBaseReindexRecord")]
pub fn knowledge_base_reindex_record(
    core: &PipeshubCore,
    request: ReindexRecordRequest,
) -> Reply<'_, ReindexRecordResponse> {
    let call = Call::new(&OPERATION)
        .path("recordId", &request.record_id)
        .body(&request);
    core.call(call, RawReply::read)
}
