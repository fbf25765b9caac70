// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// Web search provider of an agent.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AgentWebSearch {
    /// The provider.
    pub provider: String,
    /// The provider key.
    pub provider_key: Option<String>,
    /// The provider label.
    pub provider_label: Option<String>,
}
from_json! {
    AgentWebSearch {
        provider = "provider",
        provider_key = "providerKey",
        provider_label = "providerLabel",
    }
}
