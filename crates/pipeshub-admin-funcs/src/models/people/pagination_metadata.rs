// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// The position of a page inside a numbered list.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct PaginationMetadata {
    /// The first page is 1.
    pub page: i64,
    /// The entries per page.
    pub limit: i64,
    /// Entries that match, over all pages.
    pub total_count: i64,
    /// The total pages.
    pub total_pages: i64,
    /// The flag `hasNextPage`.
    pub has_next_page: bool,
    /// The flag `hasPrevPage`.
    pub has_prev_page: bool,
}
from_json! {
    PaginationMetadata {
        page = "page",
        limit = "limit",
        total_count = "totalCount",
        total_pages = "totalPages",
        has_next_page = "hasNextPage",
        has_prev_page = "hasPrevPage",
    }
}
