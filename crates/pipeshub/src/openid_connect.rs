// Written by `cargo xtask operations`. Do not edit.
//! Discovery documents, keys and claims: methods, requests and responses.

use pipeshub_admin_funcs::models::identity::OpenIDConfiguration;
pub use pipeshub_admin_funcs::openid_connect::*;
use pipeshub_core::{PipeshubCore, Reply};

/// The methods for discovery documents, keys and claims; see
/// [`Pipeshub::openid_connect`](crate::Pipeshub::openid_connect).
#[derive(Debug, Clone, Copy)]
pub struct OpenIDConnect<'a>(&'a PipeshubCore);

impl<'a> OpenIDConnect<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Returns the claims about the user whom an OAuth token belongs to; see
    /// [`openid_connect_oauth_user_info`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "oauthUserInfo")]
    pub fn oauth_user_info(self) -> Reply<'a, OAuthUserInfoResponse> {
        openid_connect_oauth_user_info(self.0)
    }

    /// Returns the `OpenID` Connect discovery document of the server; see
    /// [`openid_connect_openid_configuration`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "openidConfiguration")]
    pub fn openid_configuration(self) -> Reply<'a, OpenIDConfiguration> {
        openid_connect_openid_configuration(self.0)
    }

    /// Returns the OAuth authorization server metadata, same as `OpenID` discovery; see
    /// [`openid_connect_oauth_authorization_server_metadata`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "oauthAuthorizationServerMetadata")]
    pub fn oauth_authorization_server_metadata(self) -> Reply<'a, OpenIDConfiguration> {
        openid_connect_oauth_authorization_server_metadata(self.0)
    }

    /// Returns the public keys for checking tokens; see [`openid_connect_jwks`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    pub fn jwks(self) -> Reply<'a, JWKS> {
        openid_connect_jwks(self.0)
    }

    /// Returns the authorization server of the MCP endpoint; see
    /// [`openid_connect_oauth_protected_resource`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "oauthProtectedResource")]
    pub fn oauth_protected_resource(self) -> Reply<'a, OAuthProtectedResourceMetadata> {
        openid_connect_oauth_protected_resource(self.0)
    }
}
