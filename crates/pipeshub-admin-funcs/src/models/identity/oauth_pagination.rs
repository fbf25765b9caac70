// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// Place of a page in a list.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct OAuthPagination {
    /// From 1.
    pub page: i64,
    /// Items a page.
    pub limit: i64,
    /// Items in all.
    pub total: i64,
    /// 0 if there is nothing.
    pub total_pages: i64,
}
from_json! {
    OAuthPagination {
        page = "page",
        limit = "limit",
        total = "total",
        total_pages = "totalPages",
    }
}
