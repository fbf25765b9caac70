// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::knowledge::RangeFilter;

/// The applied filters; `null` for a filter that is not in use.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct KnowledgeHubAppliedFilters {
    /// The q.
    pub q: Option<String>,
    /// The node types.
    pub node_types: Option<Vec<String>>,
    /// The record types.
    pub record_types: Option<Vec<String>>,
    /// The origins.
    pub origins: Option<Vec<String>>,
    /// The connector ids.
    pub connector_ids: Option<Vec<String>>,
    /// The indexing status.
    pub indexing_status: Option<Vec<String>>,
    /// The time in milliseconds since 1970.
    pub created_at: Option<RangeFilter>,
    /// The time in milliseconds since 1970.
    pub updated_at: Option<RangeFilter>,
    /// Bytes.
    pub size: Option<RangeFilter>,
    /// The sort by.
    pub sort_by: String,
    /// The sort order.
    pub sort_order: String,
}
from_json! {
    KnowledgeHubAppliedFilters {
        q = "q",
        node_types = "nodeTypes",
        record_types = "recordTypes",
        origins = "origins",
        connector_ids = "connectorIds",
        indexing_status = "indexingStatus",
        created_at = "createdAt",
        updated_at = "updatedAt",
        size = "size",
        sort_by = "sortBy",
        sort_order = "sortOrder",
    }
}
