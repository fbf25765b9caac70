// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// An available value of a filter.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct FilterOption {
    /// The value to send.
    pub id: String,
    /// The text to show.
    pub label: String,
    /// The type.
    pub type_: Option<String>,
    /// Set for connectors only.
    pub connector_type: Option<String>,
}
from_json! {
    FilterOption {
        id = "id",
        label = "label",
        type_ = "type",
        connector_type = "connectorType",
    }
}
