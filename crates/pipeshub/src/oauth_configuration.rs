// Written by `cargo xtask operations`. Do not edit.
//! OAuth apps at the providers of connectors and toolsets: methods, requests and responses.

use pipeshub_core::{PipeshubCore, Reply};
use pipeshub_funcs::models::connectors::{
    ConnectorActionResponse, OAuthConfig, OAuthConnectorType,
};
use pipeshub_funcs::models::toolsets::ToolsetMessageResponse;
pub use pipeshub_funcs::oauth_configuration::*;

/// The methods for OAuth apps at the providers of connectors and toolsets; see
/// [`Pipeshub::oauth_configuration`](crate::Pipeshub::oauth_configuration).
#[derive(Debug, Clone, Copy)]
pub struct OAuthConfiguration<'a>(&'a PipeshubCore);

impl<'a> OAuthConfiguration<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Lists the connector and tool types that support OAuth apps; see
    /// [`oauth_configuration_get_oauth_registry`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getOAuthRegistry")]
    pub fn get_oauth_registry(
        self,
        request: GetOAuthRegistryRequest,
    ) -> Reply<'a, GetOAuthRegistryResponse> {
        oauth_configuration_get_oauth_registry(self.0, request)
    }

    /// Returns the OAuth details and form fields of one type; see
    /// [`oauth_configuration_get_oauth_connector_type`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getOAuthConnectorType")]
    pub fn get_oauth_connector_type(
        self,
        request: GetOAuthConnectorTypeRequest,
    ) -> Reply<'a, OAuthConnectorType> {
        oauth_configuration_get_oauth_connector_type(self.0, request)
    }

    /// Lists the OAuth apps of the organization over all types; see
    /// [`oauth_configuration_list_oauth_configs`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "listOAuthConfigs")]
    pub fn list_oauth_configs(
        self,
        request: ListOAuthConfigsRequest,
    ) -> Reply<'a, ListOAuthConfigsResponse> {
        oauth_configuration_list_oauth_configs(self.0, request)
    }

    /// Lists the OAuth apps registered for one connector type; see
    /// [`oauth_configuration_list_oauth_configs_by_type`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "listOAuthConfigsByType")]
    pub fn list_oauth_configs_by_type(
        self,
        request: ListOAuthConfigsByTypeRequest,
    ) -> Reply<'a, ListOAuthConfigsByTypeResponse> {
        oauth_configuration_list_oauth_configs_by_type(self.0, request)
    }

    /// Returns one OAuth app of a connector type; see [`oauth_configuration_get_oauth_config`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getOAuthConfig")]
    pub fn get_oauth_config(self, request: GetOAuthConfigRequest) -> Reply<'a, OAuthConfig> {
        oauth_configuration_get_oauth_config(self.0, request)
    }

    /// Deletes an OAuth app of a connector type, even while in use; see
    /// [`oauth_configuration_delete_oauth_config`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "deleteOAuthConfig")]
    pub fn delete_oauth_config(
        self,
        request: DeleteOAuthConfigRequest,
    ) -> Reply<'a, ConnectorActionResponse> {
        oauth_configuration_delete_oauth_config(self.0, request)
    }

    /// Lists the OAuth applications stored for a toolset type; see
    /// [`oauth_configuration_list_toolset_oauth_configs`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "listToolsetOAuthConfigs")]
    pub fn list_toolset_oauth_configs(
        self,
        request: ListToolsetOAuthConfigsRequest,
    ) -> Reply<'a, ListToolsetOAuthConfigsResponse> {
        oauth_configuration_list_toolset_oauth_configs(self.0, request)
    }

    /// Changes an OAuth application and signs out all who use it; see
    /// [`oauth_configuration_update_toolset_oauth_config`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "updateToolsetOAuthConfig")]
    pub fn update_toolset_oauth_config(
        self,
        request: UpdateToolsetOAuthConfigRequest,
    ) -> Reply<'a, UpdateToolsetOAuthConfigResponse> {
        oauth_configuration_update_toolset_oauth_config(self.0, request)
    }

    /// Deletes an OAuth application that no toolset instance uses; see
    /// [`oauth_configuration_delete_toolset_oauth_config`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "deleteToolsetOAuthConfig")]
    pub fn delete_toolset_oauth_config(
        self,
        request: DeleteToolsetOAuthConfigRequest,
    ) -> Reply<'a, ToolsetMessageResponse> {
        oauth_configuration_delete_toolset_oauth_config(self.0, request)
    }
}
