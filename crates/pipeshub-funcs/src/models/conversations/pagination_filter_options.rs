// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::FilterOption;

/// Help text about paging.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct PaginationFilterOptions {
    /// Help text about one filter of a listing, with its present value.
    pub page: FilterOption,
    /// Help text about one filter of a listing, with its present value.
    pub limit: FilterOption,
}
from_json! {
    PaginationFilterOptions {
        page = "page",
        limit = "limit",
    }
}
