// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::knowledge::FilterOption;

/// The available values of filters.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct KnowledgeHubAvailableFilters {
    /// The node types.
    pub node_types: Vec<FilterOption>,
    /// The record types.
    pub record_types: Vec<FilterOption>,
    /// The origins.
    pub origins: Vec<FilterOption>,
    /// The connectors.
    pub connectors: Vec<FilterOption>,
    /// The indexing status.
    pub indexing_status: Vec<FilterOption>,
    /// The sort by.
    pub sort_by: Vec<FilterOption>,
    /// The sort order.
    pub sort_order: Vec<FilterOption>,
}
from_json! {
    KnowledgeHubAvailableFilters {
        node_types = "nodeTypes",
        record_types = "recordTypes",
        origins = "origins",
        connectors = "connectors",
        indexing_status = "indexingStatus",
        sort_by = "sortBy",
        sort_order = "sortOrder",
    }
}
