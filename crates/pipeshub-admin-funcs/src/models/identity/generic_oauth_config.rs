// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::{Secret, from_json};

/// The stored settings of the generic OAuth provider; empty if never set.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GenericOAuthConfig {
    /// The provider name.
    pub provider_name: Option<String>,
    /// The client id.
    pub client_id: Option<String>,
    /// In plain text.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub client_secret: Option<Secret>,
    /// The authorization url.
    pub authorization_url: Option<String>,
    /// The token endpoint.
    pub token_endpoint: Option<String>,
    /// The user info endpoint.
    pub user_info_endpoint: Option<String>,
    /// The scope.
    pub scope: Option<String>,
    /// The redirect uri.
    pub redirect_uri: Option<String>,
    /// Whether unknown users are created on sign-in.
    pub enable_jit: Option<bool>,
}
from_json! {
    GenericOAuthConfig {
        provider_name = "providerName",
        client_id = "clientId",
        client_secret = "clientSecret",
        authorization_url = "authorizationUrl",
        token_endpoint = "tokenEndpoint",
        user_info_endpoint = "userInfoEndpoint",
        scope = "scope",
        redirect_uri = "redirectUri",
        enable_jit = "enableJit",
    }
}
