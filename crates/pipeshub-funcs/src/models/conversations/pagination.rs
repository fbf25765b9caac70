// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// Page position of a listing and the totals behind it.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct Pagination {
    /// The page number, from 1.
    pub page: i64,
    /// The page size that the server applied.
    pub limit: i64,
    /// The number of entries on all pages.
    pub total_count: i64,
    /// The number of pages; 0 when there are no entries.
    pub total_pages: i64,
    /// The flag `hasNextPage`.
    pub has_next_page: bool,
    /// The flag `hasPrevPage`.
    pub has_prev_page: bool,
}
from_json! {
    Pagination {
        page = "page",
        limit = "limit",
        total_count = "totalCount",
        total_pages = "totalPages",
        has_next_page = "hasNextPage",
        has_prev_page = "hasPrevPage",
    }
}
