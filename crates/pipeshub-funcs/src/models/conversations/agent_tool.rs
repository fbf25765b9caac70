// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// A tool of a toolset or MCP server of an agent.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AgentTool {
    /// The key.
    #[cfg_attr(feature = "serde", serde(rename = "_key"))]
    pub key: String,
    /// The name.
    pub name: Option<String>,
    /// The full name.
    pub full_name: Option<String>,
    /// The toolset name.
    pub toolset_name: Option<String>,
    /// The description.
    pub description: Option<String>,
}
from_json! {
    AgentTool {
        key = "_key",
        name = "name",
        full_name = "fullName",
        toolset_name = "toolsetName",
        description = "description",
    }
}
