//! The configuration of a connector: methods, requests and responses.

use pipeshub_core::PipeshubCore;
#[allow(unused_imports, reason = "the features decide which operations exist")]
use pipeshub_core::{Reply, Result};
#[cfg(feature = "connector_configuration_get_connector_config")]
pub use pipeshub_funcs::connector_configuration::{
    GetConnectorConfigRequest, GetConnectorConfigResponse,
    connector_configuration_get_connector_config,
};

/// The methods for the configuration of a connector; see
/// [`Pipeshub::connector_configuration`](crate::Pipeshub::connector_configuration).
#[cfg_attr(
    not(feature = "_connector-configuration"),
    allow(dead_code, reason = "without an operation there is no method")
)]
#[derive(Debug, Clone, Copy)]
pub struct ConnectorConfiguration<'a>(&'a PipeshubCore);

impl<'a> ConnectorConfiguration<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Reads the configuration of a connector; see [`connector_configuration_get_connector_config`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[cfg(feature = "connector_configuration_get_connector_config")]
    pub fn get_connector_config(
        self,
        request: GetConnectorConfigRequest,
    ) -> Reply<'a, GetConnectorConfigResponse> {
        connector_configuration_get_connector_config(self.0, request)
    }
}
