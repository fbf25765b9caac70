// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `GET /.well-known/openid-configuration`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply};

use crate::models::identity::OpenIDConfiguration;

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "openidConfiguration|/.well-known/openid-configuration",
)
.at_root()
.without_token();

/// Returns the `OpenID` Connect discovery document of the server.
///
/// The SDK sends no token, since the server reads none.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) , besides the errors of each call.
#[doc(alias = "openIDConnectOpenidConfiguration")]
pub fn openid_connect_openid_configuration(core: &PipeshubCore) -> Reply<'_, OpenIDConfiguration> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
