// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// The place of a page in a list.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct OAuthPagination {
    /// The first step is 1.
    pub page: i64,
    /// The items of a page.
    pub limit: i64,
    /// All items.
    pub total: i64,
    /// 0 if there are none.
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
