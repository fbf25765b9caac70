// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `GET /.well-known/oauth-authorization-server`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply};

use crate::models::identity::OpenIDConfiguration;

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "oauthAuthorizationServerMetadata|/.well-known/oauth-authorization-server",
)
.at_root()
.without_token();

/// Returns the OAuth authorization server metadata, same as `OpenID` discovery.
///
/// The SDK sends no token, since the server reads none.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) , besides the errors of each call.
#[doc(alias = "openIDConnectOauthAuthorizationServerMetadata")]
pub fn openid_connect_oauth_authorization_server_metadata(
    core: &PipeshubCore,
) -> Reply<'_, OpenIDConfiguration> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
