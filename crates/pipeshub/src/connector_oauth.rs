// Written by `cargo xtask operations`. Do not edit.
//! The OAuth flow that authorizes a connector: methods, requests and responses.

use pipeshub_core::{PipeshubCore, Reply, Result};
pub use pipeshub_funcs::connector_oauth::*;

/// The methods of the OAuth flow that authorizes a connector; see
/// [`Pipeshub::connector_oauth`](crate::Pipeshub::connector_oauth).
///
/// ```
/// # async fn f(pipeshub: &pipeshub::Pipeshub, redirect: &str, saved: String) -> pipeshub::Result<()> {
/// use pipeshub::connector_oauth::{
///     GetOAuthAuthorizationUrlRequest, HandleOAuthCallbackRequest, OAuthState,
/// };
///
/// let flow = pipeshub.connector_oauth();
/// let authorization = flow.get_oauth_authorization_url(GetOAuthAuthorizationUrlRequest::new("3f2c1a44")).await?;
/// // After the provider has redirected the browser:
/// let request = HandleOAuthCallbackRequest::from_redirect(redirect, OAuthState::from_saved(saved))?;
/// flow.handle_oauth_callback(request).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct ConnectorOAuth<'a>(&'a PipeshubCore);

impl<'a> ConnectorOAuth<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Begins the flow; see [`connector_oauth_get_oauth_authorization_url`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getOAuthAuthorizationUrl")]
    pub fn get_oauth_authorization_url(
        self,
        request: GetOAuthAuthorizationUrlRequest,
    ) -> Reply<'a, GetOAuthAuthorizationUrlResponse> {
        connector_oauth_get_oauth_authorization_url(self.0, request)
    }

    /// Ends the flow; see [`connector_oauth_handle_oauth_callback`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "handleOAuthCallback")]
    pub fn handle_oauth_callback(
        self,
        request: HandleOAuthCallbackRequest,
    ) -> Reply<'a, HandleOAuthCallbackResponse> {
        connector_oauth_handle_oauth_callback(self.0, request)
    }

    /// Exchanges a Google sign-in code for tokens, by the older protocol; see
    /// [`connector_oauth_get_token_from_code`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getTokenFromCode")]
    pub fn get_token_from_code(
        self,
        request: GetTokenFromCodeRequest,
    ) -> Reply<'a, GetTokenFromCodeResponse> {
        connector_oauth_get_token_from_code(self.0, request)
    }

    /// Polls a connector after a callback with an unknown outcome; see
    /// [`connector_oauth_wait_until_authenticated`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    pub fn wait_until_authenticated(
        self,
        request: WaitUntilAuthenticatedRequest,
    ) -> impl Future<Output = Result<WaitUntilAuthenticatedResponse>> + Send + 'a {
        connector_oauth_wait_until_authenticated(self.0, request)
    }
}
