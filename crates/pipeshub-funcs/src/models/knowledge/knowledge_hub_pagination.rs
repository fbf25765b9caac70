// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// The position of a page within the nodes.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct KnowledgeHubPagination {
    /// The page number, from 1.
    pub page: i64,
    /// The page size.
    pub limit: i64,
    /// The total items.
    pub total_items: i64,
    /// The total pages.
    pub total_pages: i64,
    /// The flag `hasNext`.
    pub has_next: bool,
    /// The flag `hasPrev`.
    pub has_prev: bool,
}
from_json! {
    KnowledgeHubPagination {
        page = "page",
        limit = "limit",
        total_items = "totalItems",
        total_pages = "totalPages",
        has_next = "hasNext",
        has_prev = "hasPrev",
    }
}
