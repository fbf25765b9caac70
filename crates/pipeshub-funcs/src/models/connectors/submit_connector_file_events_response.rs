// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::connectors::LocalFsFileEventStats;

/// The result of a batch.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SubmitConnectorFileEventsResponse {
    /// The flag `success`.
    pub success: bool,
    /// The connector id.
    pub connector_id: String,
    /// The batch id.
    pub batch_id: String,
    /// The effects of a batch.
    pub stats: LocalFsFileEventStats,
}
from_json! {
    SubmitConnectorFileEventsResponse {
        success = "success",
        connector_id = "connectorId",
        batch_id = "batchId",
        stats = "stats",
    }
}
