// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `GET /configurationManager/authConfig/oauth`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply};

use crate::models::identity::GenericOAuthConfig;

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getGenericOAuthConfig|/configurationManager/authConfig/oauth|config:read",
);

/// Returns the generic OAuth sign-in settings, secret included.
///
/// An OAuth token needs the scope `config:read`. The user must be an administrator.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401 or 403, besides the errors of each call.
#[doc(alias = "authenticationConfigurationGetGenericOAuthConfig")]
pub fn authentication_configuration_get_generic_oauth_config(
    core: &PipeshubCore,
) -> Reply<'_, GenericOAuthConfig> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
