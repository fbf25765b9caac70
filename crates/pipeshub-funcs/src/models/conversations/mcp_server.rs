// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::AgentTool;

/// An MCP server of an agent.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct McpServer {
    /// The key.
    #[cfg_attr(feature = "serde", serde(rename = "_key"))]
    pub key: String,
    /// The name.
    pub name: Option<String>,
    /// The display name.
    pub display_name: Option<String>,
    /// The type id.
    pub type_id: Option<String>,
    /// The instance id.
    pub instance_id: Option<String>,
    /// The tools.
    pub tools: Vec<AgentTool>,
}
from_json! {
    McpServer {
        key = "_key",
        name = "name",
        display_name = "displayName",
        type_id = "typeId",
        instance_id = "instanceId",
        tools = "tools",
    }
}
