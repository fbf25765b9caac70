// Written by `cargo xtask operations`. Do not edit.
//! The public URLs of the server: methods, requests and responses.

use pipeshub_admin_funcs::models::configuration::{MessageResponse, PublicURLResponse};
pub use pipeshub_admin_funcs::public_urls::*;
use pipeshub_core::{PipeshubCore, Reply};

/// The methods for the public URLs of the server; see
/// [`Pipeshub::public_urls`](crate::Pipeshub::public_urls).
#[derive(Debug, Clone, Copy)]
pub struct PublicURLs<'a>(&'a PipeshubCore);

impl<'a> PublicURLs<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Sets the public address of the web interface and reloads the services; see
    /// [`public_urls_set_frontend_public_url`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "setFrontendPublicUrl")]
    pub fn set_frontend_public_url(
        self,
        request: SetFrontendPublicUrlRequest,
    ) -> Reply<'a, MessageResponse> {
        public_urls_set_frontend_public_url(self.0, request)
    }

    /// Returns the public address of the web interface; see
    /// [`public_urls_get_frontend_public_url`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getFrontendPublicUrl")]
    pub fn get_frontend_public_url(self) -> Reply<'a, PublicURLResponse> {
        public_urls_get_frontend_public_url(self.0)
    }

    /// Sets the public address of the connector service; see
    /// [`public_urls_set_connector_public_url`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "setConnectorPublicUrl")]
    pub fn set_connector_public_url(
        self,
        request: SetConnectorPublicUrlRequest,
    ) -> Reply<'a, MessageResponse> {
        public_urls_set_connector_public_url(self.0, request)
    }

    /// Returns the public address of the connector service; see
    /// [`public_urls_get_connector_public_url`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getConnectorPublicUrl")]
    pub fn get_connector_public_url(self) -> Reply<'a, PublicURLResponse> {
        public_urls_get_connector_public_url(self.0)
    }
}
