// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// A source to which the query was limited, for display.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct MessageAppliedFilterNode {
    /// The id.
    pub id: Option<String>,
    /// The name.
    pub name: Option<String>,
    /// The node type.
    pub node_type: Option<String>,
    /// The connector.
    pub connector: Option<String>,
}
from_json! {
    MessageAppliedFilterNode {
        id = "id",
        name = "name",
        node_type = "nodeType",
        connector = "connector",
    }
}
