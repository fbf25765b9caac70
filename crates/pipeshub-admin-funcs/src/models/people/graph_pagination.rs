// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// The position of a page in a list of the graph store.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GraphPagination {
    /// The first page is 1.
    pub page: i64,
    /// The entries per page.
    pub limit: i64,
    /// Entries that match, over all pages.
    pub total: i64,
    /// 0 if the list is empty.
    pub pages: i64,
    /// Absent when the list is empty.
    pub has_next: Option<bool>,
    /// Absent when the list is empty.
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
