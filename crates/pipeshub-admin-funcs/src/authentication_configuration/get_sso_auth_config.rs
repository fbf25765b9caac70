// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `GET /configurationManager/authConfig/sso`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply};

use crate::models::identity::SSOAuthConfig;

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getSsoAuthConfig|/configurationManager/authConfig/sso|config:read",
);

/// Returns the SAML sign-in settings with the entity id of this server.
///
/// An OAuth token needs the scope `config:read`. The user must be an administrator.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401 or 403, besides the errors of each call.
#[doc(alias = "authenticationConfigurationGetSsoAuthConfig")]
pub fn authentication_configuration_get_sso_auth_config(
    core: &PipeshubCore,
) -> Reply<'_, SSOAuthConfig> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
