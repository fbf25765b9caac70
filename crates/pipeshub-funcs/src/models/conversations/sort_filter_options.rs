// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::FilterOption;

/// Help text about sorting.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SortFilterOptions {
    /// Help text about one filter of a listing, with its present value.
    pub sort_by: FilterOption,
    /// Help text about one filter of a listing, with its present value.
    pub sort_order: FilterOption,
}
from_json! {
    SortFilterOptions {
        sort_by = "sortBy",
        sort_order = "sortOrder",
    }
}
