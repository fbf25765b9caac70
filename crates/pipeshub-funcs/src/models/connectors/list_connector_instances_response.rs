// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::connectors::{ConnectorInstance, ConnectorPagination};

/// A page of connector instances.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ListConnectorInstancesResponse {
    /// The flag `success`.
    pub success: bool,
    /// The connectors.
    pub connectors: Vec<ConnectorInstance>,
    /// The position in a paged list.
    pub pagination: ConnectorPagination,
}
from_json! {
    ListConnectorInstancesResponse {
        success = "success",
        connectors = "connectors",
        pagination = "pagination",
    }
}
