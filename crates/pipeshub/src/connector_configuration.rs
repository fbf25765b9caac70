//! The configuration of a connector: methods, requests and responses.

use pipeshub_core::PipeshubCore;
#[allow(unused_imports, reason = "the features decide which operations exist")]
use pipeshub_core::{Reply, Result};
pub use pipeshub_funcs::connector_configuration::*;

/// The methods for the configuration of a connector; see
/// [`Pipeshub::connector_configuration`](crate::Pipeshub::connector_configuration).
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
