// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::json::RawJson;
use pipeshub_core::to_json;

/// A knowledge source to attach to an agent.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AgentCreateKnowledge {
    /// The connector id. Not empty.
    pub connector_id: String,
    /// Object, array or JSON text; such as `{"recordGroups": [], "records": []}`.
    pub filters: Option<RawJson>,
}
builder!(AgentCreateKnowledge(connector_id: String) { filters: RawJson });
to_json! {
    AgentCreateKnowledge {
        connector_id = "connectorId<1,",
        filters = "filters",
    }
}
