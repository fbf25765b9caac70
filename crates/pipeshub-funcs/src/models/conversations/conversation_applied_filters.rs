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
    /// Names of the filters in force.
    pub filters: Vec<String>,
    /// Query values that the gateway echoes back; page and limit are always among them.
    pub values: ConversationFilterValues,
}
from_json! {
    ConversationAppliedFilters {
        filters = "filters",
        values = "values",
    }
}
