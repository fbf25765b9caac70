// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `POST /oauth2/introspect`

use pipeshub_core::json::exposed;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, Secret, from_json,
    open_enum, to_json,
};

static OPERATION: PackedOperation = Operation::packed("POST", "oauthIntrospect|/oauth2/introspect")
    .resend(Resend::Safe)
    .refused_with(&[400, 403])
    .without_token();

/// The arguments of [`oauth_provider_oauth_introspect`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct OauthIntrospectRequest {
    /// The token. Not empty.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub token: Secret,
    /// The server accepts the field and ignores it. The SDK refuses other values than the known
    /// ones.
    #[cfg_attr(feature = "serde", serde(rename = "token_type_hint"))]
    pub token_type_hint: Option<OauthIntrospectRequestTokenTypeHint>,
    /// The client id. Not empty.
    #[cfg_attr(feature = "serde", serde(rename = "client_id"))]
    pub client_id: String,
    /// Optional, but without it every token is reported as inactive.
    #[cfg_attr(feature = "serde", serde(rename = "client_secret", skip_serializing))]
    pub client_secret: Secret,
}
builder!(OauthIntrospectRequest(token: Secret, client_id: String, client_secret: Secret) {
    token_type_hint: OauthIntrospectRequestTokenTypeHint,
});
to_json! {
    OauthIntrospectRequest {
        token = "token<1," with exposed,
        token_type_hint = "token_type_hint<,,=access_token|refresh_token",
        client_id = "client_id<1,",
        client_secret = "client_secret" with exposed,
    }
}

/// The state of a token. Only a valid token has fields besides `active`.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct OAuthIntrospectResponse {
    /// Whether the token is valid and belongs to the asking app.
    pub active: bool,
    /// The scopes, separated by spaces.
    pub scope: Option<String>,
    /// The client id.
    #[cfg_attr(feature = "serde", serde(rename = "client_id"))]
    pub client_id: Option<String>,
    /// The id of the user, not a name; missing for client credentials.
    pub username: Option<String>,
    /// The token type.
    #[cfg_attr(feature = "serde", serde(rename = "token_type"))]
    pub token_type: Option<OAuthIntrospectResponseTokenType>,
    /// The time of expiry in seconds since 1970.
    pub exp: Option<i64>,
    /// The time of issue, seconds since 1970.
    pub iat: Option<i64>,
    /// The id of the user; the client id for client credentials.
    #[cfg_attr(feature = "serde", serde(rename = "user_id"))]
    pub user_id: Option<String>,
    /// Issuer.
    pub iss: Option<String>,
    /// The id of the token.
    pub jti: Option<String>,
}
from_json! {
    OAuthIntrospectResponse {
        active = "active",
        scope = "scope",
        client_id = "client_id",
        username = "username",
        token_type = "token_type",
        exp = "exp",
        iat = "iat",
        user_id = "user_id",
        iss = "iss",
        jti = "jti",
    }
}

open_enum! {
    /// The oauth introspect response token type.
    pub enum OAuthIntrospectResponseTokenType {
        /// `Bearer`
        BEARER = "Bearer",
        /// `refresh_token`
        REFRESH_TOKEN = "refresh_token",
    }
}

open_enum! {
    /// The server accepts the field and ignores it.
    pub enum OauthIntrospectRequestTokenTypeHint {
        /// `access_token`
        ACCESS_TOKEN = "access_token",
        /// `refresh_token`
        REFRESH_TOKEN = "refresh_token",
    }
}

/// Reports whether a token of an OAuth app is valid, and its scopes.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// After status 400 or 403, the operation certainly did not run.
///
/// The SDK sends no token, since the server reads none.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401 or 429, besides the errors of each call.
#[doc(alias = "oAuthProviderOauthIntrospect")]
pub fn oauth_provider_oauth_introspect(
    core: &PipeshubCore,
    request: OauthIntrospectRequest,
) -> Reply<'_, OAuthIntrospectResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
