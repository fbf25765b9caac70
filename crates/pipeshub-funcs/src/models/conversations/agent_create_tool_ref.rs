// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::to_json;

/// A tool of a toolset or MCP server.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AgentCreateToolRef {
    /// The name. Not empty.
    pub name: String,
    /// toolset.tool when absent. Not empty.
    pub full_name: Option<String>,
    /// The description. At most 10000 characters.
    pub description: Option<String>,
}
builder!(AgentCreateToolRef(name: String) { full_name: String, description: String });
to_json! {
    AgentCreateToolRef {
        name = "name<1,",
        full_name = "fullName<1,",
        description = "description<,10000",
    }
}
