// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// The features and URLs of the authorization server.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct OpenIDConfiguration {
    /// The issuer.
    pub issuer: String,
    /// The authorization endpoint.
    #[cfg_attr(feature = "serde", serde(rename = "authorization_endpoint"))]
    pub authorization_endpoint: String,
    /// The token endpoint.
    #[cfg_attr(feature = "serde", serde(rename = "token_endpoint"))]
    pub token_endpoint: String,
    /// The userinfo endpoint.
    #[cfg_attr(feature = "serde", serde(rename = "userinfo_endpoint"))]
    pub userinfo_endpoint: String,
    /// The revocation endpoint.
    #[cfg_attr(feature = "serde", serde(rename = "revocation_endpoint"))]
    pub revocation_endpoint: String,
    /// The introspection endpoint.
    #[cfg_attr(feature = "serde", serde(rename = "introspection_endpoint"))]
    pub introspection_endpoint: String,
    /// The jwks uri.
    #[cfg_attr(feature = "serde", serde(rename = "jwks_uri"))]
    pub jwks_uri: String,
    /// The scopes supported.
    #[cfg_attr(feature = "serde", serde(rename = "scopes_supported"))]
    pub scopes_supported: Vec<String>,
    /// The response types supported.
    #[cfg_attr(feature = "serde", serde(rename = "response_types_supported"))]
    pub response_types_supported: Vec<String>,
    /// The grant types supported.
    #[cfg_attr(feature = "serde", serde(rename = "grant_types_supported"))]
    pub grant_types_supported: Vec<String>,
    /// The token endpoint auth methods supported.
    #[cfg_attr(
        feature = "serde",
        serde(rename = "token_endpoint_auth_methods_supported")
    )]
    pub token_endpoint_auth_methods_supported: Vec<String>,
    /// The subject types supported.
    #[cfg_attr(feature = "serde", serde(rename = "subject_types_supported"))]
    pub subject_types_supported: Vec<String>,
    /// Listed, although the server never issues an identity token.
    #[cfg_attr(
        feature = "serde",
        serde(rename = "id_token_signing_alg_values_supported")
    )]
    pub id_token_signing_alg_values_supported: Vec<String>,
    /// The claims supported.
    #[cfg_attr(feature = "serde", serde(rename = "claims_supported"))]
    pub claims_supported: Vec<String>,
    /// The code challenge methods supported.
    #[cfg_attr(feature = "serde", serde(rename = "code_challenge_methods_supported"))]
    pub code_challenge_methods_supported: Vec<String>,
}
from_json! {
    OpenIDConfiguration {
        issuer = "issuer",
        authorization_endpoint = "authorization_endpoint",
        token_endpoint = "token_endpoint",
        userinfo_endpoint = "userinfo_endpoint",
        revocation_endpoint = "revocation_endpoint",
        introspection_endpoint = "introspection_endpoint",
        jwks_uri = "jwks_uri",
        scopes_supported = "scopes_supported",
        response_types_supported = "response_types_supported",
        grant_types_supported = "grant_types_supported",
        token_endpoint_auth_methods_supported = "token_endpoint_auth_methods_supported",
        subject_types_supported = "subject_types_supported",
        id_token_signing_alg_values_supported = "id_token_signing_alg_values_supported",
        claims_supported = "claims_supported",
        code_challenge_methods_supported = "code_challenge_methods_supported",
    }
}
