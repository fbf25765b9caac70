// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `GET /configurationManager/authConfig/azureAd`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply};

use crate::models::identity::AzureAdAuthConfig;

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getAzureAdAuthConfig|/configurationManager/authConfig/azureAd|config:read",
);

/// Returns the Azure AD sign-in settings, or an empty object.
///
/// An OAuth token needs the scope `config:read`. The user must be an administrator.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401 or 403, besides the errors of each call.
#[doc(alias = "authenticationConfigurationGetAzureAdAuthConfig")]
pub fn authentication_configuration_get_azure_ad_auth_config(
    core: &PipeshubCore,
) -> Reply<'_, AzureAdAuthConfig> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
