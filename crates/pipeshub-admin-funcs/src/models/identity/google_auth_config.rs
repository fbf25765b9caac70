// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// The stored Google settings; empty if never set.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GoogleAuthConfig {
    /// The client id.
    pub client_id: Option<String>,
    /// Whether unknown users are created on sign-in.
    pub enable_jit: Option<bool>,
}
from_json! {
    GoogleAuthConfig {
        client_id = "clientId",
        enable_jit = "enableJit",
    }
}
