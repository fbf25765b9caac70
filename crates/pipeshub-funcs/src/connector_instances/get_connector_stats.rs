// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `GET /connectors/{connectorId}/stats`

use pipeshub_core::json::Map;
use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, Reply, from_json, open_enum};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getConnectorStats|/connectors/{connectorId}/stats|connector:read user:read",
);

/// The arguments of [`connector_instances_get_connector_stats`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetConnectorStatsRequest {
    /// The id of the connector instance. From 1 to 64 characters.
    pub connector_id: String,
}
builder!(GetConnectorStatsRequest(connector_id: String) {});

/// Record counts in total and per indexing status.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConnectorRecordCounts {
    /// All records, including those with another status.
    pub total: i64,
    /// The count per status. Every known status is present.
    pub indexing_status: Map<i64>,
}
from_json! {
    ConnectorRecordCounts {
        total = "total",
        indexing_status = "indexingStatus",
    }
}

/// Record counts of one record type.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConnectorRecordTypeCounts {
    /// The record type.
    pub record_type: String,
    /// The total.
    pub total: i64,
    /// Count per status.
    pub indexing_status: Map<i64>,
}
from_json! {
    ConnectorRecordTypeCounts {
        record_type = "recordType",
        total = "total",
        indexing_status = "indexingStatus",
    }
}

/// Record counts of a connector or collection.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConnectorStats {
    /// The org id.
    pub org_id: String,
    /// The connector id.
    pub connector_id: String,
    /// The owner of records: a connector or a collection.
    pub origin: ConnectorStatsOrigin,
    /// Record counts in total and per indexing status.
    pub stats: ConnectorRecordCounts,
    /// The by record type.
    pub by_record_type: Vec<ConnectorRecordTypeCounts>,
}
from_json! {
    ConnectorStats {
        org_id = "orgId",
        connector_id = "connectorId",
        origin = "origin",
        stats = "stats",
        by_record_type = "byRecordType",
    }
}

open_enum! {
    /// The owner of records: a connector or a collection.
    pub enum ConnectorStatsOrigin {
        /// `CONNECTOR`
        CONNECTOR = "CONNECTOR",
        /// `COLLECTION`
        COLLECTION = "COLLECTION",
    }
}

/// Counts the records of a connector by indexing status and type.
///
/// An OAuth token needs the scopes `connector:read` and `user:read`. The server requires
/// `connector:read` or `kb:read`. `user:read` only lets the rights of an administrator count.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, 403, 404 or 500, besides the errors of each
/// call.
#[doc(alias = "connectorInstancesGetConnectorStats")]
pub fn connector_instances_get_connector_stats(
    core: &PipeshubCore,
    request: GetConnectorStatsRequest,
) -> Reply<'_, ConnectorStats> {
    let call = Call::new(&OPERATION).id("connectorId", &request.connector_id);
    core.call(call, |raw| raw.read_in("data"))
}
