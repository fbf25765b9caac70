// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `POST /oauth2/authorize`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, open_enum, to_json,
};

use crate::models::identity::OAuthRedirect;

static OPERATION: PackedOperation =
    Operation::packed("POST", "oauthAuthorizeConsent|/oauth2/authorize");

/// The arguments of [`oauth_provider_oauth_authorize_consent`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct OauthAuthorizeConsentRequest {
    /// The client id. Not empty.
    #[cfg_attr(feature = "serde", serde(rename = "client_id"))]
    pub client_id: String,
    /// One of the registered URLs.
    #[cfg_attr(feature = "serde", serde(rename = "redirect_uri"))]
    pub redirect_uri: String,
    /// The scopes, separated by spaces. Not empty.
    pub scope: String,
    /// The server returns it unchanged in the redirect. Not empty.
    pub state: String,
    /// The consent. The SDK refuses other values than the known ones.
    pub consent: OauthAuthorizeConsentRequestConsent,
    /// PKCE challenge. From 43 to 128 characters.
    #[cfg_attr(feature = "serde", serde(rename = "code_challenge"))]
    pub code_challenge: Option<String>,
    /// The default is `S256`. The SDK refuses other values than the known ones.
    #[cfg_attr(feature = "serde", serde(rename = "code_challenge_method"))]
    pub code_challenge_method: Option<OauthAuthorizeConsentRequestCodeChallengeMethod>,
}
builder!(OauthAuthorizeConsentRequest(
    client_id: String,
    redirect_uri: String,
    scope: String,
    state: String,
    consent: OauthAuthorizeConsentRequestConsent,
) {
    code_challenge: String,
    code_challenge_method: OauthAuthorizeConsentRequestCodeChallengeMethod,
});
to_json! {
    OauthAuthorizeConsentRequest {
        client_id = "client_id<1,",
        redirect_uri = "redirect_uri",
        scope = "scope<1,",
        state = "state<1,",
        consent = "consent<,,=granted|denied",
        code_challenge = "code_challenge<43,128,i",
        code_challenge_method = "code_challenge_method<,,=S256|plain",
    }
}

open_enum! {
    /// The default is `S256`.
    pub enum OauthAuthorizeConsentRequestCodeChallengeMethod {
        /// `S256`
        S256 = "S256",
        /// `plain`
        PLAIN = "plain",
    }
}

open_enum! {
    /// The oauth authorize consent request consent.
    pub enum OauthAuthorizeConsentRequestConsent {
        /// `granted`
        GRANTED = "granted",
        /// `denied`
        DENIED = "denied",
    }
}

/// Records the user's consent or refusal and returns the redirect with the code.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401 or 403, besides the errors of each call.
#[doc(alias = "oAuthProviderOauthAuthorizeConsent")]
pub fn oauth_provider_oauth_authorize_consent(
    core: &PipeshubCore,
    request: OauthAuthorizeConsentRequest,
) -> Reply<'_, OAuthRedirect> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
