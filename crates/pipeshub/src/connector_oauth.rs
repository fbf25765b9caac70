//! The connector flow's operations as methods.

#[allow(clippy::wildcard_imports, reason = "what there is depends on the features")]
use pipeshub_core::*;
#[allow(clippy::wildcard_imports, reason = "what there is depends on the features")]
use pipeshub_funcs::*;

/// The OAuth flow that authorizes a connector; see [`Pipeshub::connector_oauth`](crate::Pipeshub::connector_oauth).
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
    /// As the function's.
    #[cfg(feature = "connector_oauth_get_oauth_authorization_url")]
    pub async fn get_oauth_authorization_url(
        self,
        request: GetOAuthAuthorizationUrlRequest,
    ) -> Result<Response<GetOAuthAuthorizationUrlResponse>, Error> {
        connector_oauth_get_oauth_authorization_url(self.0, request).await
    }

    /// Ends the flow; see [`connector_oauth_handle_oauth_callback`].
    ///
    /// # Errors
    ///
    /// As the function's.
    #[cfg(feature = "connector_oauth_handle_oauth_callback")]
    pub async fn handle_oauth_callback(
        self,
        request: HandleOAuthCallbackRequest,
    ) -> Result<Response<HandleOAuthCallbackResponse>, Error> {
        connector_oauth_handle_oauth_callback(self.0, request).await
    }
}
