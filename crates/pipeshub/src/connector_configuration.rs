// Written by `cargo xtask operations`. Do not edit.
//! The configuration of a connector: methods, requests and responses.

use pipeshub_core::{PipeshubCore, Reply};
pub use pipeshub_funcs::connector_configuration::*;
use pipeshub_funcs::models::connectors::UpdateConnectorConfigResponse;

/// The methods for the configuration of a connector; see
/// [`Pipeshub::connector_configuration`](crate::Pipeshub::connector_configuration).
#[derive(Debug, Clone, Copy)]
pub struct ConnectorConfiguration<'a>(&'a PipeshubCore);

impl<'a> ConnectorConfiguration<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Reads the configuration of a connector; see
    /// [`connector_configuration_get_connector_config`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getConnectorConfig")]
    pub fn get_connector_config(
        self,
        request: GetConnectorConfigRequest,
    ) -> Reply<'a, GetConnectorConfigResponse> {
        connector_configuration_get_connector_config(self.0, request)
    }

    /// Merges new auth, sync and filter settings into a connector; see
    /// [`connector_configuration_update_connector_config`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "updateConnectorConfig")]
    pub fn update_connector_config(
        self,
        request: UpdateConnectorConfigRequest,
    ) -> Reply<'a, UpdateConnectorConfigResponse> {
        connector_configuration_update_connector_config(self.0, request)
    }

    /// Changes the sign-in settings of a stopped connector and signs it out; see
    /// [`connector_configuration_update_connector_auth_config`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "updateConnectorAuthConfig")]
    pub fn update_connector_auth_config(
        self,
        request: UpdateConnectorAuthConfigRequest,
    ) -> Reply<'a, UpdateConnectorConfigResponse> {
        connector_configuration_update_connector_auth_config(self.0, request)
    }

    /// Changes the sync and filter settings of a stopped connector; see
    /// [`connector_configuration_update_connector_filters_sync_config`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "updateConnectorFiltersSyncConfig")]
    pub fn update_connector_filters_sync_config(
        self,
        request: UpdateConnectorFiltersSyncConfigRequest,
    ) -> Reply<'a, UpdateConnectorFiltersSyncConfigResponse> {
        connector_configuration_update_connector_filters_sync_config(self.0, request)
    }
}
