// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// The stored SAML settings; only `spEntityId` if never set.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SSOAuthConfig {
    /// The sign-in URL of the identity provider.
    pub entry_point: Option<String>,
    /// Public certificate, base64 without its frame lines.
    pub certificate: Option<String>,
    /// The attribute with the email address.
    pub email_key: Option<String>,
    /// Whether unknown users are created on sign-in.
    pub enable_jit: Option<bool>,
    /// The name of the identity provider product.
    pub saml_platform: Option<String>,
    /// The entity id of this server for the identity provider.
    pub sp_entity_id: String,
}
from_json! {
    SSOAuthConfig {
        entry_point = "entryPoint",
        certificate = "certificate",
        email_key = "emailKey",
        enable_jit = "enableJit",
        saml_platform = "samlPlatform",
        sp_entity_id = "spEntityId",
    }
}
