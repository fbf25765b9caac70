// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::to_json;

/// A source to which the query is limited. It is stored for display only.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AppliedFilterNode {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The node type.
    pub node_type: String,
    /// The connector.
    pub connector: String,
}
builder!(AppliedFilterNode(id: String, name: String, node_type: String, connector: String) {});
to_json! {
    AppliedFilterNode {
        id = "id",
        name = "name",
        node_type = "nodeType",
        connector = "connector",
    }
}
