// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;
use pipeshub_core::json::RawJson;

/// A knowledge source of an agent.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct Knowledge {
    /// The key.
    #[cfg_attr(feature = "serde", serde(rename = "_key"))]
    pub key: String,
    /// The connector id.
    pub connector_id: String,
    /// The name.
    pub name: Option<String>,
    /// The connector type, or `UNKNOWN`.
    pub type_: Option<String>,
    /// The display name.
    pub display_name: Option<String>,
    /// The filters as stored: JSON text or null.
    pub filters: Option<RawJson>,
    /// The same filters as JSON; `{}` when there are none.
    pub filters_parsed: Option<RawJson>,
}
from_json! {
    Knowledge {
        key = "_key",
        connector_id = "connectorId",
        name = "name",
        type_ = "type",
        display_name = "displayName",
        filters = "filters",
        filters_parsed = "filtersParsed",
    }
}
