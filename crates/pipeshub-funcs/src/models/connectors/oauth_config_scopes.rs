// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// Scopes of an OAuth app by use; only in the list of one type.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct OAuthConfigScopes {
    /// The personal sync.
    #[cfg_attr(feature = "serde", serde(rename = "personal_sync"))]
    pub personal_sync: Option<Vec<String>>,
    /// The team sync.
    #[cfg_attr(feature = "serde", serde(rename = "team_sync"))]
    pub team_sync: Option<Vec<String>>,
    /// The agent.
    pub agent: Option<Vec<String>>,
}
from_json! {
    OAuthConfigScopes {
        personal_sync = "personal_sync",
        team_sync = "team_sync",
        agent = "agent",
    }
}
