// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.
//! `POST /knowledgeBase/reindex/record-group/{recordGroupId}`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json, to_json,
};

use crate::models::knowledge::IndexingStatusFilter;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "reindexRecordGroup|/knowledgeBase/reindex/record-group/{recordGroupId}|kb:write",
);

/// The arguments of [`knowledge_base_reindex_record_group`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ReindexRecordGroupRequest {
    /// Record group id of a connector. Not empty.
    pub record_group_id: String,
    /// The levels of children: 0 for none, -1 for all. From -1 to 100. Server default: `0`.
    pub depth: Option<i64>,
    /// Only records in these states; empty or absent means all.
    pub status_filters: Option<Vec<IndexingStatusFilter>>,
}
builder!(ReindexRecordGroupRequest(record_group_id: String) {
    depth: i64,
    status_filters: Vec<IndexingStatusFilter>,
});
to_json! {
    ReindexRecordGroupRequest {
        depth = "depth<-1,100",
        status_filters = "statusFilters",
    }
}

/// A confirmation that re-indexing of a record group was queued.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ReindexRecordGroupResponse {
    /// The flag `success`.
    pub success: bool,
    /// The message.
    pub message: String,
    /// The record group id.
    pub record_group_id: String,
    /// The depth that the server applied; 100 for -1.
    pub depth: i64,
    /// The id of the connector instance.
    pub connector_id: String,
    /// The name of the connector, in lower case without spaces.
    pub connector: String,
    /// The flag `eventPublished`.
    pub event_published: bool,
}
from_json! {
    ReindexRecordGroupResponse {
        success = "success",
        message = "message",
        record_group_id = "recordGroupId",
        depth = "depth",
        connector_id = "connectorId",
        connector = "connector",
        event_published = "eventPublished",
    }
}

/// Queues the records of a record group for indexing again.
///
/// An OAuth token needs the scope `kb:write`.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 409, 500 or 503, besides the
/// errors of each call.
#[doc(alias = "knowledgeBaseReindexRecordGroup")]
pub fn knowledge_base_reindex_record_group(
    core: &PipeshubCore,
    request: ReindexRecordGroupRequest,
) -> Reply<'_, ReindexRecordGroupResponse> {
    let call = Call::new(&OPERATION)
        .path("recordGroupId", &request.record_group_id)
        .body(&request);
    core.call(call, RawReply::read)
}
