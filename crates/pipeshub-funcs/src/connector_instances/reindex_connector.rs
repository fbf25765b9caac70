// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `POST /connectors/{connectorId}/reindex`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json, open_enum, to_json,
};

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "reindexConnector|/connectors/{connectorId}/reindex\
     |connector:sync user:read\
     |look with connector_instances_get_connector_stats whether records are queued \
         before you call it again",
);

/// The arguments of [`connector_instances_reindex_connector`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ReindexConnectorRequest {
    /// The id of the connector instance. From 1 to 64 characters.
    pub connector_id: String,
    /// If it is absent or empty: records with the status `FAILED`, or all records of a collection.
    pub status_filters: Option<Vec<IndexingStatusFilter>>,
}
builder!(ReindexConnectorRequest(connector_id: String) {
    status_filters: Vec<IndexingStatusFilter>,
});
to_json! {
    ReindexConnectorRequest {
        status_filters = "statusFilters",
    }
}

open_enum! {
    /// The indexing status of a record. The server accepts any text here.
    pub enum IndexingStatusFilter {
        /// `NOT_STARTED`
        NOT_STARTED = "NOT_STARTED",
        /// `PAUSED`
        PAUSED = "PAUSED",
        /// `IN_PROGRESS`
        IN_PROGRESS = "IN_PROGRESS",
        /// `COMPLETED`
        COMPLETED = "COMPLETED",
        /// `FAILED`
        FAILED = "FAILED",
        /// `FILE_TYPE_NOT_SUPPORTED`
        FILE_TYPE_NOT_SUPPORTED = "FILE_TYPE_NOT_SUPPORTED",
        /// `AUTO_INDEX_OFF`
        AUTO_INDEX_OFF = "AUTO_INDEX_OFF",
        /// `EMPTY`
        EMPTY = "EMPTY",
        /// `ENABLE_MULTIMODAL_MODELS`
        ENABLE_MULTIMODAL_MODELS = "ENABLE_MULTIMODAL_MODELS",
        /// `QUEUED`
        QUEUED = "QUEUED",
    }
}

/// A queued run of indexing.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ReindexConnectorResponse {
    /// The flag `success`.
    pub success: bool,
    /// The message.
    pub message: String,
    /// The connector id.
    pub connector_id: String,
    /// Type, lower case without blanks.
    pub connector: String,
    /// The flag `eventPublished`.
    pub event_published: bool,
}
from_json! {
    ReindexConnectorResponse {
        success = "success",
        message = "message",
        connector_id = "connectorId",
        connector = "connector",
        event_published = "eventPublished",
    }
}

/// Queues the records of a connector for indexing again.
///
/// An OAuth token needs the scopes `connector:sync` and `user:read`. The server requires
/// `connector:sync` or `kb:write`. `user:read` only lets the rights of an administrator count. The
/// user must be able to see the connector.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 409, besides the errors of
/// each call.
#[doc(alias = "connectorInstancesReindexConnector")]
pub fn connector_instances_reindex_connector(
    core: &PipeshubCore,
    request: ReindexConnectorRequest,
) -> Reply<'_, ReindexConnectorResponse> {
    let call = Call::new(&OPERATION)
        .id("connectorId", &request.connector_id)
        .body(&request);
    core.call(call, RawReply::read)
}
