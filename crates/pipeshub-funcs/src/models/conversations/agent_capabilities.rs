// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::to_json;

/// Switches that limit a run. An absent one means the default.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AgentCapabilities {
    /// The flag `internalSearch`. Server default: `true`.
    pub internal_search: Option<bool>,
    /// The flag `webSearch`. Server default: `true`.
    pub web_search: Option<bool>,
    /// The server accepts the field, without an effect. Server default: `false`.
    pub deep_search: Option<bool>,
}
builder!(AgentCapabilities() { internal_search: bool, web_search: bool, deep_search: bool });
to_json! {
    AgentCapabilities {
        internal_search = "internalSearch",
        web_search = "webSearch",
        deep_search = "deepSearch",
    }
}
