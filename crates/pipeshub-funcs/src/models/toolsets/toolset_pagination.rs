// Written from api/openapi/toolsets.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// The position of a page within the whole list.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ToolsetPagination {
    /// The page number, from 1.
    pub page: i64,
    /// Largest number of entries per page.
    pub limit: i64,
    /// The number of entries on all pages.
    pub total: i64,
    /// 0 when nothing matches.
    pub total_pages: i64,
    /// The flag `hasNext`.
    pub has_next: bool,
    /// True when page is above 1, except for an empty list.
    pub has_prev: bool,
}
from_json! {
    ToolsetPagination {
        page = "page",
        limit = "limit",
        total = "total",
        total_pages = "totalPages",
        has_next = "hasNext",
        has_prev = "hasPrev",
    }
}
