// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::ConversationFilterValues;

/// Names and values of the filters in force.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConversationAppliedFilters {
    /// The names of the filters in force.
    pub filters: Vec<String>,
    /// The query of the request as the gateway read it, always with `page` and `limit`.
    pub values: ConversationFilterValues,
}
from_json! {
    ConversationAppliedFilters {
        filters = "filters",
        values = "values",
    }
}
