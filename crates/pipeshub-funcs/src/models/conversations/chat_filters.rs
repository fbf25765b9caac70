// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::to_json;

/// The connectors and knowledge bases to which the search is limited.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ChatFilters {
    /// Connector ids, UUIDs.
    pub apps: Option<Vec<String>>,
    /// Knowledge base ids, UUIDs.
    pub kb: Option<Vec<String>>,
}
builder!(ChatFilters() { apps: Vec<String>, kb: Vec<String> });
to_json! {
    ChatFilters {
        apps = "apps<,<,,u",
        kb = "kb<,<,,u",
    }
}
