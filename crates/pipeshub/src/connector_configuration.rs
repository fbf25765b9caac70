//! How a connector is set up: the methods, and the types of their requests and responses.

use pipeshub_core::PipeshubCore;
#[allow(
    unused_imports,
    reason = "which operations there are depends on the features"
)]
use pipeshub_core::{Reply, Result};
pub use pipeshub_funcs::connector_configuration::*;

/// How a connector is set up; see
/// [`Pipeshub::connector_configuration`](crate::Pipeshub::connector_configuration).
#[derive(Debug, Clone, Copy)]
pub struct ConnectorConfiguration<'a>(&'a PipeshubCore);

impl<'a> ConnectorConfiguration<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Reads how a connector is set up; see [`connector_configuration_get_connector_config`].
    ///
    /// # Errors
    ///
    /// As the function's.
    #[cfg(feature = "connector_configuration_get_connector_config")]
    pub fn get_connector_config(
        self,
        request: GetConnectorConfigRequest,
    ) -> Reply<'a, GetConnectorConfigResponse> {
        connector_configuration_get_connector_config(self.0, request)
    }
}
