// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `POST /oauth2/revoke`

use pipeshub_core::json::exposed;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, Reply, Resend, Secret, open_enum, to_json,
};

static OPERATION: PackedOperation = Operation::packed("POST", "oauthRevoke|/oauth2/revoke")
    .resend(Resend::Safe)
    .without_token();

/// The arguments of [`oauth_provider_oauth_revoke`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct OauthRevokeRequest {
    /// The token. Not empty.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub token: Secret,
    /// Leave it out: with a wrong hint, the server does not find the token. The SDK refuses other
    /// values than the known ones.
    #[cfg_attr(feature = "serde", serde(rename = "token_type_hint"))]
    pub token_type_hint: Option<OauthRevokeRequestTokenTypeHint>,
    /// The client id. Not empty.
    #[cfg_attr(feature = "serde", serde(rename = "client_id"))]
    pub client_id: String,
    /// Optional, but without it nothing is revoked.
    #[cfg_attr(feature = "serde", serde(rename = "client_secret", skip_serializing))]
    pub client_secret: Secret,
}
builder!(OauthRevokeRequest(token: Secret, client_id: String, client_secret: Secret) {
    token_type_hint: OauthRevokeRequestTokenTypeHint,
});
to_json! {
    OauthRevokeRequest {
        token = "token<1," with exposed,
        token_type_hint = "token_type_hint<,,=access_token|refresh_token",
        client_id = "client_id<1,",
        client_secret = "client_secret" with exposed,
    }
}

open_enum! {
    /// Leave it out: with a wrong hint, the server does not find the token.
    pub enum OauthRevokeRequestTokenTypeHint {
        /// `access_token`
        ACCESS_TOKEN = "access_token",
        /// `refresh_token`
        REFRESH_TOKEN = "refresh_token",
    }
}

/// Revokes one access or refresh token of an OAuth app.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// The SDK sends no token, since the server reads none.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401 or 429, besides the errors of each call.
#[doc(alias = "oAuthProviderOauthRevoke")]
pub fn oauth_provider_oauth_revoke(
    core: &PipeshubCore,
    request: OauthRevokeRequest,
) -> Reply<'_, ()> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, |raw| Ok(raw.into_response(())))
}
