// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::connectors::ConnectorFilterGroupSchema;

/// All filters that a connector type offers.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConnectorFiltersSchema {
    /// The filters of one category with their preset values.
    pub sync: ConnectorFilterGroupSchema,
    /// The filters of one category with their preset values.
    pub indexing: ConnectorFilterGroupSchema,
}
from_json! {
    ConnectorFiltersSchema {
        sync = "sync",
        indexing = "indexing",
    }
}
