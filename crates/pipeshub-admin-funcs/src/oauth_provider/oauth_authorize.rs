// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `GET /oauth2/authorize`

use pipeshub_core::json::RawJson;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, from_json,
    open_enum,
};

static OPERATION: PackedOperation = Operation::packed("GET", "oauthAuthorize|/oauth2/authorize");

/// The arguments of [`oauth_provider_oauth_authorize`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct OauthAuthorizeRequest {
    /// The response type. The SDK refuses other values than the known ones.
    #[cfg_attr(feature = "serde", serde(rename = "response_type"))]
    pub response_type: OauthAuthorizeResponseType,
    /// The client id. Not empty.
    #[cfg_attr(feature = "serde", serde(rename = "client_id"))]
    pub client_id: String,
    /// The redirect uri.
    #[cfg_attr(feature = "serde", serde(rename = "redirect_uri"))]
    pub redirect_uri: String,
    /// The scope. Not empty.
    pub scope: String,
    /// The state. Not empty.
    pub state: String,
    /// The code challenge. From 43 to 128 characters.
    #[cfg_attr(feature = "serde", serde(rename = "code_challenge"))]
    pub code_challenge: Option<String>,
    /// The code challenge method. The SDK refuses other values than the known ones.
    #[cfg_attr(feature = "serde", serde(rename = "code_challenge_method"))]
    pub code_challenge_method: Option<OauthAuthorizeCodeChallengeMethod>,
    /// The nonce.
    pub nonce: Option<String>,
}
builder!(OauthAuthorizeRequest(
    response_type: OauthAuthorizeResponseType,
    client_id: String,
    redirect_uri: String,
    scope: String,
    state: String,
) {
    code_challenge: String,
    code_challenge_method: OauthAuthorizeCodeChallengeMethod,
    nonce: String,
});

/// The app that asks for access.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct OAuthConsentApp {
    /// The name.
    pub name: String,
    /// The description.
    pub description: Option<String>,
    /// The logo url.
    pub logo_url: Option<String>,
    /// The homepage url.
    pub homepage_url: Option<String>,
    /// The privacy policy url.
    pub privacy_policy_url: Option<String>,
}
from_json! {
    OAuthConsentApp {
        name = "name",
        description = "description",
        logo_url = "logoUrl",
        homepage_url = "homepageUrl",
        privacy_policy_url = "privacyPolicyUrl",
    }
}

/// The content of a consent page.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct OAuthConsentData {
    /// The app that asks for access.
    pub app: OAuthConsentApp,
    /// The scopes.
    pub scopes: Vec<OAuthConsentScope>,
    /// The signed-in user of the token.
    pub user: OAuthConsentUser,
    /// The value of the request.
    pub redirect_uri: String,
    /// The value of the request.
    pub state: String,
}
from_json! {
    OAuthConsentData {
        app = "app",
        scopes = "scopes",
        user = "user",
        redirect_uri = "redirectUri",
        state = "state",
    }
}

/// The request is sound; the user must now agree or refuse.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct OAuthConsentPrompt {
    /// Always true.
    pub requires_consent: bool,
    /// The content of a consent page.
    pub consent_data: OAuthConsentData,
    /// The challenge that was sent, if any.
    pub code_challenge: Option<String>,
    /// The challenge method that was sent, if any.
    pub code_challenge_method: Option<String>,
}
from_json! {
    OAuthConsentPrompt {
        requires_consent = "requiresConsent",
        consent_data = "consentData",
        code_challenge = "codeChallenge",
        code_challenge_method = "codeChallengeMethod",
    }
}

/// One scope to be shown on the consent page.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct OAuthConsentScope {
    /// The name.
    pub name: String,
    /// The rights of the scope.
    pub description: String,
    /// The category.
    pub category: String,
}
from_json! {
    OAuthConsentScope {
        name = "name",
        description = "description",
        category = "category",
    }
}

/// The signed-in user of the token.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct OAuthConsentUser {
    /// The email.
    pub email: Option<String>,
}
from_json! {
    OAuthConsentUser {
        email = "email",
    }
}

open_enum! {
    /// The default is `S256`.
    pub enum OauthAuthorizeCodeChallengeMethod {
        /// `S256`
        S256 = "S256",
        /// `plain`
        PLAIN = "plain",
    }
}

open_enum! {
    /// The oauth authorize response type.
    pub enum OauthAuthorizeResponseType {
        /// `code`
        CODE = "code",
    }
}

/// Checks an authorization request and returns what a consent page must show.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, besides the errors of each call.
#[doc(alias = "oAuthProviderOauthAuthorize")]
pub fn oauth_provider_oauth_authorize(
    core: &PipeshubCore,
    request: OauthAuthorizeRequest,
) -> Reply<'_, RawJson> {
    let call = Call::new(&OPERATION)
        .query_within(
            const { QueryLimits::new("response_type<,,=code") },
            request.response_type.as_str(),
        )
        .query_within(
            const { QueryLimits::new("client_id<1,") },
            &request.client_id,
        )
        .query("redirect_uri", &request.redirect_uri)
        .query_within(const { QueryLimits::new("scope<1,") }, &request.scope)
        .query_within(const { QueryLimits::new("state<1,") }, &request.state)
        .query_within(
            const { QueryLimits::new("code_challenge<43,128,i") },
            &request.code_challenge,
        )
        .query_within(
            const { QueryLimits::new("code_challenge_method<,,=S256|plain") },
            crate::query::text(request.code_challenge_method.as_ref()),
        )
        .query("nonce", &request.nonce);
    core.call(call, RawReply::read)
}
