// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `POST /configurationManager/authConfig/oauth`

use pipeshub_core::json::exposed;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, Secret, to_json,
};

use crate::models::identity::MessageResponse;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "setOAuthConfig|/configurationManager/authConfig/oauth|config:write",
)
.resend(Resend::Safe);

/// The arguments of [`authentication_configuration_set_oauth_config`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SetOAuthConfigRequest {
    /// The provider name. Not empty.
    pub provider_name: String,
    /// The client id. Not empty.
    pub client_id: String,
    /// Without it, the server deletes the stored one.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub client_secret: Option<Secret>,
    /// URL or empty.
    pub authorization_url: Option<String>,
    /// URL or empty.
    pub token_endpoint: Option<String>,
    /// URL or empty.
    pub user_info_endpoint: Option<String>,
    /// The scope.
    pub scope: Option<String>,
    /// URL or empty.
    pub redirect_uri: Option<String>,
    /// Whether unknown users are created on sign-in. Server default: `true`.
    pub enable_jit: Option<bool>,
}
builder!(SetOAuthConfigRequest(provider_name: String, client_id: String) {
    client_secret: Secret,
    authorization_url: String,
    token_endpoint: String,
    user_info_endpoint: String,
    scope: String,
    redirect_uri: String,
    enable_jit: bool,
});
to_json! {
    SetOAuthConfigRequest {
        provider_name = "providerName<1,",
        client_id = "clientId<1,",
        client_secret = "clientSecret" with exposed,
        authorization_url = "authorizationUrl",
        token_endpoint = "tokenEndpoint",
        user_info_endpoint = "userInfoEndpoint",
        scope = "scope",
        redirect_uri = "redirectUri",
        enable_jit = "enableJit",
    }
}

/// Sets the generic OAuth sign-in settings, replacing earlier ones.
///
/// An OAuth token needs the scope `config:write`. The user must be an administrator.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401 or 403, besides the errors of each call.
#[doc(alias = "authenticationConfigurationSetOAuthConfig")]
pub fn authentication_configuration_set_oauth_config(
    core: &PipeshubCore,
    request: SetOAuthConfigRequest,
) -> Reply<'_, MessageResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
