// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;
use pipeshub_core::json::RawJson;

use crate::models::knowledge::{
    KnowledgeHubCounts, KnowledgeHubFilters, KnowledgeHubNode, KnowledgeHubNodeRef,
    KnowledgeHubPagination, KnowledgeHubPermissions,
};

/// A page of nodes; optional parts are null unless asked for with include.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct KnowledgeHubNodesResponse {
    /// Always true.
    pub success: bool,
    /// Always null in a 200 response.
    pub error: Option<String>,
    /// The id of the parent; null at the root.
    pub id: Option<String>,
    /// The parent that is listed.
    pub current_node: Option<KnowledgeHubNodeRef>,
    /// The parent of `currentNode`.
    pub parent_node: Option<KnowledgeHubNodeRef>,
    /// The items.
    pub items: Vec<KnowledgeHubNode>,
    /// The position of a page within the nodes.
    pub pagination: KnowledgeHubPagination,
    /// The applied and the available filters.
    pub filters: KnowledgeHubFilters,
    /// The path from the root to `currentNode`.
    pub breadcrumbs: Option<Vec<KnowledgeHubNodeRef>>,
    /// The counts.
    pub counts: Option<KnowledgeHubCounts>,
    /// The permissions.
    pub permissions: Option<KnowledgeHubPermissions>,
    /// Always `null` here.
    #[cfg_attr(feature = "serde", serde(rename = "typed_records"))]
    pub typed_records: Option<RawJson>,
}
from_json! {
    KnowledgeHubNodesResponse {
        success = "success",
        error = "error",
        id = "id",
        current_node = "currentNode",
        parent_node = "parentNode",
        items = "items",
        pagination = "pagination",
        filters = "filters",
        breadcrumbs = "breadcrumbs",
        counts = "counts",
        permissions = "permissions",
        typed_records = "typed_records",
    }
}
