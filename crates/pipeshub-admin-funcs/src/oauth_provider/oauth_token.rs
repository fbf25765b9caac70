// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `POST /oauth2/token`

use pipeshub_core::json::exposed;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Secret, from_json, open_enum,
    to_json,
};

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "oauthToken|/oauth2/token\
     |\
     |a code or a refresh token may be spent and its successor lost; never send it \
         again, let the user authorize the app again",
)
.without_token();

/// The arguments of [`oauth_provider_oauth_token`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct OauthTokenRequest {
    /// The grant type. The SDK refuses other values than the known ones.
    #[cfg_attr(feature = "serde", serde(rename = "grant_type"))]
    pub grant_type: OauthTokenRequestGrantType,
    /// For `authorization_code`: the single-use code.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub code: Option<Secret>,
    /// For `authorization_code`: the same as in the authorization request.
    #[cfg_attr(feature = "serde", serde(rename = "redirect_uri"))]
    pub redirect_uri: Option<String>,
    /// Required here or in HTTP Basic. Not empty.
    #[cfg_attr(feature = "serde", serde(rename = "client_id"))]
    pub client_id: Option<String>,
    /// Required here or in HTTP Basic, except for public clients.
    #[cfg_attr(feature = "serde", serde(rename = "client_secret", skip_serializing))]
    pub client_secret: Option<Secret>,
    /// For `refresh_token`: the newest one.
    #[cfg_attr(feature = "serde", serde(rename = "refresh_token", skip_serializing))]
    pub refresh_token: Option<Secret>,
    /// The scopes, separated by spaces. The default is all scopes of the app.
    pub scope: Option<String>,
    /// The PKCE verifier, required if a challenge was sent. From 43 to 128 characters.
    #[cfg_attr(feature = "serde", serde(rename = "code_verifier", skip_serializing))]
    pub code_verifier: Option<Secret>,
}
builder!(OauthTokenRequest(grant_type: OauthTokenRequestGrantType) {
    code: Secret,
    redirect_uri: String,
    client_id: String,
    client_secret: Secret,
    refresh_token: Secret,
    scope: String,
    code_verifier: Secret,
});
to_json! {
    OauthTokenRequest {
        grant_type = "grant_type<,,=authorization_code|client_credentials|refresh_token",
        code = "code" with exposed,
        redirect_uri = "redirect_uri",
        client_id = "client_id<1,",
        client_secret = "client_secret" with exposed,
        refresh_token = "refresh_token" with exposed,
        scope = "scope",
        code_verifier = "code_verifier<43,128,v" with exposed,
    }
}

/// The tokens that were granted.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct OAuthTokenResponse {
    /// The JWT, which is sent as the bearer token.
    #[cfg_attr(feature = "serde", serde(rename = "access_token", skip_serializing))]
    pub access_token: Secret,
    /// Always Bearer.
    #[cfg_attr(feature = "serde", serde(rename = "token_type"))]
    pub token_type: String,
    /// The lifetime in seconds.
    #[cfg_attr(feature = "serde", serde(rename = "expires_in"))]
    pub expires_in: i64,
    /// Only for users, and only with the scope `offline_access`.
    #[cfg_attr(feature = "serde", serde(rename = "refresh_token", skip_serializing))]
    pub refresh_token: Option<Secret>,
    /// The granted scopes, separated by spaces. It may be empty.
    pub scope: String,
}
from_json! {
    OAuthTokenResponse {
        access_token = "access_token",
        token_type = "token_type",
        expires_in = "expires_in",
        refresh_token = "refresh_token",
        scope = "scope",
    }
}

open_enum! {
    /// The oauth token request grant type.
    pub enum OauthTokenRequestGrantType {
        /// `authorization_code`
        AUTHORIZATION_CODE = "authorization_code",
        /// `client_credentials`
        CLIENT_CREDENTIALS = "client_credentials",
        /// `refresh_token`
        REFRESH_TOKEN = "refresh_token",
    }
}

/// Exchanges a code, client credentials or a refresh token for an access token.
///
/// The SDK never sends the request again once the server may have received it.
///
/// The SDK sends no token, since the server reads none.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 429 or 500, besides the errors of each
/// call.
#[doc(alias = "oAuthProviderOauthToken")]
pub fn oauth_provider_oauth_token(
    core: &PipeshubCore,
    request: OauthTokenRequest,
) -> Reply<'_, OAuthTokenResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
