// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::connectors::ConnectorFilterField;

/// The filters of one category.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConnectorFilterFieldList {
    /// The fields.
    pub fields: Vec<ConnectorFilterField>,
}
from_json! {
    ConnectorFilterFieldList {
        fields = "fields",
    }
}
