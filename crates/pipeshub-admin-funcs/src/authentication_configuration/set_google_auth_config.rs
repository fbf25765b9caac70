// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `POST /configurationManager/authConfig/google`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, to_json,
};

use crate::models::identity::MessageResponse;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "setGoogleAuthConfig|/configurationManager/authConfig/google|config:write",
)
.resend(Resend::Safe);

/// The arguments of [`authentication_configuration_set_google_auth_config`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SetGoogleAuthConfigRequest {
    /// The client id. Not empty.
    pub client_id: String,
    /// Whether unknown users are created on sign-in. Server default: `true`.
    pub enable_jit: Option<bool>,
}
builder!(SetGoogleAuthConfigRequest(client_id: String) { enable_jit: bool });
to_json! {
    SetGoogleAuthConfigRequest {
        client_id = "clientId<1,",
        enable_jit = "enableJit",
    }
}

/// Sets the Google sign-in settings, replacing earlier ones.
///
/// An OAuth token needs the scope `config:write`. The user must be an administrator.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401 or 403, besides the errors of each call.
#[doc(alias = "authenticationConfigurationSetGoogleAuthConfig")]
pub fn authentication_configuration_set_google_auth_config(
    core: &PipeshubCore,
    request: SetGoogleAuthConfigRequest,
) -> Reply<'_, MessageResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
