// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// The position in a paged list.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConnectorPagination {
    /// The page of this response, from 1.
    pub page: i64,
    /// Most entries per page.
    pub limit: i64,
    /// Search text of the request; absent in the plain instance list.
    pub search: Option<String>,
    /// The number of entries on all pages.
    pub total_count: i64,
    /// The number of pages.
    pub total_pages: i64,
    /// The flag `hasPrev`.
    pub has_prev: bool,
    /// The flag `hasNext`.
    pub has_next: bool,
    /// The number of the page before.
    pub prev_page: Option<i64>,
    /// The number of the page after.
    pub next_page: Option<i64>,
}
from_json! {
    ConnectorPagination {
        page = "page",
        limit = "limit",
        search = "search",
        total_count = "totalCount",
        total_pages = "totalPages",
        has_prev = "hasPrev",
        has_next = "hasNext",
        prev_page = "prevPage",
        next_page = "nextPage",
    }
}
