// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `GET /configurationManager/authConfig/google`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply};

use crate::models::identity::GoogleAuthConfig;

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getGoogleAuthConfig|/configurationManager/authConfig/google|config:read",
);

/// Returns the Google sign-in settings, or an empty object.
///
/// An OAuth token needs the scope `config:read`. The user must be an administrator.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401 or 403, besides the errors of each call.
#[doc(alias = "authenticationConfigurationGetGoogleAuthConfig")]
pub fn authentication_configuration_get_google_auth_config(
    core: &PipeshubCore,
) -> Reply<'_, GoogleAuthConfig> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
