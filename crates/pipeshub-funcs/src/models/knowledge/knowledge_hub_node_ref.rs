// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::knowledge::KnowledgeHubNodeRefNodeType;

/// A node on the path to other nodes.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct KnowledgeHubNodeRef {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The node type.
    pub node_type: KnowledgeHubNodeRefNodeType,
    /// Connector name or record type.
    pub sub_type: Option<String>,
}
from_json! {
    KnowledgeHubNodeRef {
        id = "id",
        name = "name",
        node_type = "nodeType",
        sub_type = "subType",
    }
}
