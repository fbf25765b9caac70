// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::json::RawJson;
use pipeshub_core::to_json;

/// Filter settings; each category given replaces the stored one.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConnectorFiltersInput {
    /// Filter values of one category; replaces the stored ones. Known fields: `values`.
    pub sync: Option<RawJson>,
    /// Filter values of one category; replaces the stored ones. Known fields: `values`.
    pub indexing: Option<RawJson>,
}
builder!(ConnectorFiltersInput() { sync: RawJson, indexing: RawJson });
to_json! {
    ConnectorFiltersInput {
        sync = "sync",
        indexing = "indexing",
    }
}
