// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::AgentTool;

/// A toolset of an agent.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct Toolset {
    /// The key.
    #[cfg_attr(feature = "serde", serde(rename = "_key"))]
    pub key: String,
    /// The name.
    pub name: Option<String>,
    /// The display name.
    pub display_name: Option<String>,
    /// The type.
    pub type_: Option<String>,
    /// The instance id.
    pub instance_id: Option<String>,
    /// The instance name.
    pub instance_name: Option<String>,
    /// The selected tools.
    pub selected_tools: Option<Vec<String>>,
    /// The tools.
    pub tools: Vec<AgentTool>,
}
from_json! {
    Toolset {
        key = "_key",
        name = "name",
        display_name = "displayName",
        type_ = "type",
        instance_id = "instanceId",
        instance_name = "instanceName",
        selected_tools = "selectedTools",
        tools = "tools",
    }
}
