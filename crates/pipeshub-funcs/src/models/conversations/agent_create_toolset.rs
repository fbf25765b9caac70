// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::to_json;

use crate::models::conversations::{AgentCreateToolRef, AgentCreateToolsetName};

/// A toolset to attach to an agent.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AgentCreateToolset {
    /// The toolsets that an agent can use. The SDK refuses other values than the known ones.
    pub name: AgentCreateToolsetName,
    /// The display name. At most 200 characters.
    pub display_name: Option<String>,
    /// App when absent. At most 100 characters.
    pub type_: Option<String>,
    /// Configured instance of the toolset. At most 256 characters.
    pub instance_id: Option<String>,
    /// The instance name. At most 200 characters.
    pub instance_name: Option<String>,
    /// The tools.
    pub tools: Option<Vec<AgentCreateToolRef>>,
}
builder!(AgentCreateToolset(name: AgentCreateToolsetName) {
    display_name: String,
    type_: String,
    instance_id: String,
    instance_name: String,
    tools: Vec<AgentCreateToolRef>,
});
to_json! {
    AgentCreateToolset {
        name = "name<,,=calendar|clickup|confluence|confluencedatacenter|drive|github|gmail|jira|jiradatacenter|lumos|mariadb|onedrive|outlook|redshift|salesforce|sharepoint|slack|teams|zoom",
        display_name = "displayName<,200",
        type_ = "type<,100",
        instance_id = "instanceId<,256",
        instance_name = "instanceName<,200",
        tools = "tools",
    }
}
