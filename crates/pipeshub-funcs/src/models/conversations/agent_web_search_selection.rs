// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::to_json;

/// A web search provider to attach to an agent.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AgentWebSearchSelection {
    /// `duckduckgo`, `serper`, `tavily` or `exa`. The server ignores others. Not empty.
    pub provider: String,
    /// The provider key. At most 256 characters.
    pub provider_key: Option<String>,
    /// The provider label. At most 200 characters.
    pub provider_label: Option<String>,
    /// The icon path. At most 500 characters.
    pub icon_path: Option<String>,
}
builder!(AgentWebSearchSelection(provider: String) {
    provider_key: String,
    provider_label: String,
    icon_path: String,
});
to_json! {
    AgentWebSearchSelection {
        provider = "provider<1,",
        provider_key = "providerKey<,256",
        provider_label = "providerLabel<,200",
        icon_path = "iconPath<,500",
    }
}
