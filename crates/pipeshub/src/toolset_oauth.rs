// Written by `cargo xtask operations`. Do not edit.
//! The OAuth flow that authorizes a toolset: methods, requests and responses.

use pipeshub_core::{PipeshubCore, Reply};
pub use pipeshub_funcs::toolset_oauth::*;

/// The methods of the OAuth flow that authorizes a toolset; see
/// [`Pipeshub::toolset_oauth`](crate::Pipeshub::toolset_oauth).
#[derive(Debug, Clone, Copy)]
pub struct ToolsetOAuth<'a>(&'a PipeshubCore);

impl<'a> ToolsetOAuth<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Ends the flow; see [`toolset_oauth_handle_toolset_oauth_callback`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "handleToolsetOAuthCallback")]
    pub fn handle_toolset_oauth_callback(
        self,
        request: HandleToolsetOAuthCallbackRequest,
    ) -> Reply<'a, HandleToolsetOAuthCallbackResponse> {
        toolset_oauth_handle_toolset_oauth_callback(self.0, request)
    }

    /// Begins the flow for an agent; see [`toolset_oauth_get_agent_toolset_oauth_url`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getAgentToolsetOAuthUrl")]
    pub fn get_agent_toolset_oauth_url(
        self,
        request: GetAgentToolsetOAuthUrlRequest,
    ) -> Reply<'a, GetAgentToolsetOAuthUrlResponse> {
        toolset_oauth_get_agent_toolset_oauth_url(self.0, request)
    }

    /// Begins the flow for the caller; see [`toolset_oauth_get_instance_oauth_authorization_url`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getInstanceOAuthAuthorizationUrl")]
    pub fn get_instance_oauth_authorization_url(
        self,
        request: GetInstanceOAuthAuthorizationUrlRequest,
    ) -> Reply<'a, GetInstanceOAuthAuthorizationUrlResponse> {
        toolset_oauth_get_instance_oauth_authorization_url(self.0, request)
    }
}
