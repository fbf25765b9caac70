// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// OAuth scopes that a type asks for, by use.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct OAuthScopesByUse {
    /// The personal sync.
    pub personal_sync: Vec<String>,
    /// The team sync.
    pub team_sync: Vec<String>,
    /// The agent.
    pub agent: Vec<String>,
}
from_json! {
    OAuthScopesByUse {
        personal_sync = "personalSync",
        team_sync = "teamSync",
        agent = "agent",
    }
}
