// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `GET /.well-known/oauth-protected-resource/mcp`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "oauthProtectedResource|/.well-known/oauth-protected-resource/mcp",
)
.at_root()
.without_token();

/// The authorization server of the MCP endpoint.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct OAuthProtectedResourceMetadata {
    /// The URL of the MCP endpoint.
    pub resource: String,
    /// The authorization servers.
    #[cfg_attr(feature = "serde", serde(rename = "authorization_servers"))]
    pub authorization_servers: Vec<String>,
    /// The scopes that personal access tokens may have.
    #[cfg_attr(feature = "serde", serde(rename = "scopes_supported"))]
    pub scopes_supported: Vec<String>,
    /// The bearer methods supported.
    #[cfg_attr(feature = "serde", serde(rename = "bearer_methods_supported"))]
    pub bearer_methods_supported: Vec<String>,
    /// The resource documentation.
    #[cfg_attr(feature = "serde", serde(rename = "resource_documentation"))]
    pub resource_documentation: String,
}
from_json! {
    OAuthProtectedResourceMetadata {
        resource = "resource",
        authorization_servers = "authorization_servers",
        scopes_supported = "scopes_supported",
        bearer_methods_supported = "bearer_methods_supported",
        resource_documentation = "resource_documentation",
    }
}

/// Returns the authorization server of the MCP endpoint.
///
/// The SDK sends no token, since the server reads none.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) , besides the errors of each call.
#[doc(alias = "openIDConnectOauthProtectedResource")]
pub fn openid_connect_oauth_protected_resource(
    core: &PipeshubCore,
) -> Reply<'_, OAuthProtectedResourceMetadata> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
