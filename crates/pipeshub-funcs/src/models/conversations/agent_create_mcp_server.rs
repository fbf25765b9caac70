// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::to_json;

use crate::models::conversations::AgentCreateToolRef;

/// An MCP server instance to attach to an agent.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AgentCreateMcpServer {
    /// The instance id. From 1 to 256 characters.
    pub instance_id: String,
    /// The name. From 1 to 200 characters.
    pub name: String,
    /// The display name. At most 200 characters.
    pub display_name: Option<String>,
    /// Only one instance of a type per agent. At most 200 characters.
    pub type_id: Option<String>,
    /// The tools. At most 200 items.
    pub tools: Option<Vec<AgentCreateToolRef>>,
}
builder!(AgentCreateMcpServer(instance_id: String, name: String) {
    display_name: String,
    type_id: String,
    tools: Vec<AgentCreateToolRef>,
});
to_json! {
    AgentCreateMcpServer {
        instance_id = "instanceId<1,256",
        name = "name<1,200",
        display_name = "displayName<,200",
        type_id = "typeId<,200",
        tools = "tools<,200",
    }
}
