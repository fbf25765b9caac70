// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `POST /configurationManager/authConfig/sso`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, to_json,
};

use crate::models::identity::MessageResponse;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "setSsoAuthConfig|/configurationManager/authConfig/sso|config:write",
)
.resend(Resend::Safe);

/// The arguments of [`authentication_configuration_set_sso_auth_config`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SetSsoAuthConfigRequest {
    /// The sign-in URL of the identity provider. The server does not check its form. Not empty.
    pub entry_point: String,
    /// PEM or base64. The server removes spaces and the first and last line of PEM. Not empty.
    pub certificate: String,
    /// The attribute with the email address. Not empty.
    pub email_key: String,
    /// Whether unknown users are created on sign-in. Server default: `true`.
    pub enable_jit: Option<bool>,
    /// The name of the identity provider product.
    pub saml_platform: Option<String>,
}
builder!(SetSsoAuthConfigRequest(
    entry_point: String,
    certificate: String,
    email_key: String,
) {
    enable_jit: bool,
    saml_platform: String,
});
to_json! {
    SetSsoAuthConfigRequest {
        entry_point = "entryPoint<1,",
        certificate = "certificate<1,",
        email_key = "emailKey<1,",
        enable_jit = "enableJit",
        saml_platform = "samlPlatform",
    }
}

/// Sets the SAML sign-in settings, with effect at once.
///
/// An OAuth token needs the scope `config:write`. The user must be an administrator.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401 or 403, besides the errors of each call.
#[doc(alias = "authenticationConfigurationSetSsoAuthConfig")]
pub fn authentication_configuration_set_sso_auth_config(
    core: &PipeshubCore,
    request: SetSsoAuthConfigRequest,
) -> Reply<'_, MessageResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
