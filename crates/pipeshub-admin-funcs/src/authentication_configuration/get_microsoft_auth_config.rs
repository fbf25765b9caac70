// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `GET /configurationManager/authConfig/microsoft`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply};

use crate::models::identity::MicrosoftAuthConfig;

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getMicrosoftAuthConfig|/configurationManager/authConfig/microsoft|config:read",
);

/// Returns the Microsoft sign-in settings, or an empty object.
///
/// An OAuth token needs the scope `config:read`. The user must be an administrator.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401 or 403, besides the errors of each call.
#[doc(alias = "authenticationConfigurationGetMicrosoftAuthConfig")]
pub fn authentication_configuration_get_microsoft_auth_config(
    core: &PipeshubCore,
) -> Reply<'_, MicrosoftAuthConfig> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
