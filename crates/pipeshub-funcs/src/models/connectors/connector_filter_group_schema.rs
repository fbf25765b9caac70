// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;
use pipeshub_core::json::RawJson;

use crate::models::connectors::ConnectorFilterFieldList;

/// The filters of one category with their preset values.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConnectorFilterGroupSchema {
    /// The filters of one category.
    pub schema: ConnectorFilterFieldList,
    /// The values.
    pub values: Option<RawJson>,
}
from_json! {
    ConnectorFilterGroupSchema {
        schema = "schema",
        values = "values",
    }
}
