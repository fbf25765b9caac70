// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::FilterOption;

/// Help text about the date range.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DateFilterOptions {
    /// Help text about one filter of a listing, with its present value.
    pub date_range: FilterOption,
}
from_json! {
    DateFilterOptions {
        date_range = "dateRange",
    }
}
