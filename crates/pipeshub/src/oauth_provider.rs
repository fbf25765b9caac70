// Written by `cargo xtask operations`. Do not edit.
//! PipesHub as an OAuth provider: methods, requests and responses.

use pipeshub_admin_funcs::models::identity::OAuthRedirect;
pub use pipeshub_admin_funcs::oauth_provider::*;
use pipeshub_core::json::RawJson;
use pipeshub_core::{PipeshubCore, Reply};

/// The methods for PipesHub as an OAuth provider; see
/// [`Pipeshub::oauth_provider`](crate::Pipeshub::oauth_provider).
#[derive(Debug, Clone, Copy)]
pub struct OAuthProvider<'a>(&'a PipeshubCore);

impl<'a> OAuthProvider<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Checks an authorization request and returns what a consent page must show; see
    /// [`oauth_provider_oauth_authorize`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "oauthAuthorize")]
    pub fn oauth_authorize(self, request: OauthAuthorizeRequest) -> Reply<'a, RawJson> {
        oauth_provider_oauth_authorize(self.0, request)
    }

    /// Records the user's consent or refusal and returns the redirect with the code; see
    /// [`oauth_provider_oauth_authorize_consent`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "oauthAuthorizeConsent")]
    pub fn oauth_authorize_consent(
        self,
        request: OauthAuthorizeConsentRequest,
    ) -> Reply<'a, OAuthRedirect> {
        oauth_provider_oauth_authorize_consent(self.0, request)
    }

    /// Exchanges a code, client credentials or a refresh token for an access token; see
    /// [`oauth_provider_oauth_token`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "oauthToken")]
    pub fn oauth_token(self, request: OauthTokenRequest) -> Reply<'a, OAuthTokenResponse> {
        oauth_provider_oauth_token(self.0, request)
    }

    /// Revokes one access or refresh token of an OAuth app; see [`oauth_provider_oauth_revoke`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "oauthRevoke")]
    pub fn oauth_revoke(self, request: OauthRevokeRequest) -> Reply<'a, ()> {
        oauth_provider_oauth_revoke(self.0, request)
    }

    /// Reports whether a token of an OAuth app is valid, and its scopes; see
    /// [`oauth_provider_oauth_introspect`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "oauthIntrospect")]
    pub fn oauth_introspect(
        self,
        request: OauthIntrospectRequest,
    ) -> Reply<'a, OAuthIntrospectResponse> {
        oauth_provider_oauth_introspect(self.0, request)
    }
}
