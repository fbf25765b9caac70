// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// The stored Microsoft settings; empty if never set.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct MicrosoftAuthConfig {
    /// The client id.
    pub client_id: Option<String>,
    /// The tenant id.
    pub tenant_id: Option<String>,
    /// The sign-in URL, made from `tenantId`.
    pub authority: Option<String>,
    /// Whether unknown users are created on sign-in.
    pub enable_jit: Option<bool>,
}
from_json! {
    MicrosoftAuthConfig {
        client_id = "clientId",
        tenant_id = "tenantId",
        authority = "authority",
        enable_jit = "enableJit",
    }
}
