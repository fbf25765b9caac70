// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// Position of a page in lists that come from the graph store.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GraphPagination {
    /// 1-based.
    pub page: i64,
    /// entries per page.
    pub limit: i64,
    /// entries that match, over all pages.
    pub total: i64,
    /// 0 when the list is empty.
    pub pages: i64,
    /// absent when the list is empty.
    pub has_next: Option<bool>,
    /// absent when the list is empty.
    pub has_prev: Option<bool>,
}
from_json! {
    GraphPagination {
        page = "page",
        limit = "limit",
        total = "total",
        pages = "pages",
        has_next = "hasNext",
        has_prev = "hasPrev",
    }
}
