// Written by `cargo xtask operations`. Do not edit.
//! Providers of web search: methods, requests and responses.

use pipeshub_admin_funcs::models::configuration::UpdateWebSearchProviderResponse;
pub use pipeshub_admin_funcs::web_search::*;
use pipeshub_core::{PipeshubCore, Reply};

/// The methods for providers of web search; see
/// [`Pipeshub::web_search`](crate::Pipeshub::web_search).
#[derive(Debug, Clone, Copy)]
pub struct WebSearch<'a>(&'a PipeshubCore);

impl<'a> WebSearch<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Lists the web search services and the image settings; see
    /// [`web_search_get_web_search_providers`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getWebSearchProviders")]
    pub fn get_web_search_providers(self) -> Reply<'a, WebSearchProvidersResponse> {
        web_search_get_web_search_providers(self.0)
    }

    /// Sets how web search treats images; see [`web_search_update_web_search_settings`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "updateWebSearchSettings")]
    pub fn update_web_search_settings(
        self,
        request: UpdateWebSearchSettingsRequest,
    ) -> Reply<'a, UpdateWebSearchSettingsResponse> {
        web_search_update_web_search_settings(self.0, request)
    }

    /// Adds a web search service after a test search; see [`web_search_add_web_search_provider`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "addWebSearchProvider")]
    pub fn add_web_search_provider(
        self,
        request: AddWebSearchProviderRequest,
    ) -> Reply<'a, AddWebSearchProviderResponse> {
        web_search_add_web_search_provider(self.0, request)
    }

    /// Replaces the settings of a web search service after a test search; see
    /// [`web_search_update_web_search_provider`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "updateWebSearchProvider")]
    pub fn update_web_search_provider(
        self,
        request: UpdateWebSearchProviderRequest,
    ) -> Reply<'a, UpdateWebSearchProviderResponse> {
        web_search_update_web_search_provider(self.0, request)
    }

    /// Deletes a web search service that no agent uses; see
    /// [`web_search_delete_web_search_provider`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "deleteWebSearchProvider")]
    pub fn delete_web_search_provider(
        self,
        request: DeleteWebSearchProviderRequest,
    ) -> Reply<'a, DeleteWebSearchProviderResponse> {
        web_search_delete_web_search_provider(self.0, request)
    }

    /// Makes a web search service the default after a test search; see
    /// [`web_search_update_default_web_search_provider`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "updateDefaultWebSearchProvider")]
    pub fn update_default_web_search_provider(
        self,
        request: UpdateDefaultWebSearchProviderRequest,
    ) -> Reply<'a, UpdateWebSearchProviderResponse> {
        web_search_update_default_web_search_provider(self.0, request)
    }
}
