//! Connector instances: methods, requests and responses.

use pipeshub_core::PipeshubCore;
#[allow(unused_imports, reason = "the features decide which operations exist")]
use pipeshub_core::{Reply, Result};
#[cfg(feature = "connector_instances_get_connector_instance")]
pub use pipeshub_funcs::connector_instances::{
    GetConnectorInstanceRequest, GetConnectorInstanceResponse,
    connector_instances_get_connector_instance,
};

/// The methods for connector instances; see
/// [`Pipeshub::connector_instances`](crate::Pipeshub::connector_instances).
#[cfg_attr(
    not(feature = "_connector-instances"),
    allow(dead_code, reason = "without an operation there is no method")
)]
#[derive(Debug, Clone, Copy)]
pub struct ConnectorInstances<'a>(&'a PipeshubCore);

impl<'a> ConnectorInstances<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Reads a connector and its status; see [`connector_instances_get_connector_instance`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[cfg(feature = "connector_instances_get_connector_instance")]
    pub fn get_connector_instance(
        self,
        request: GetConnectorInstanceRequest,
    ) -> Reply<'a, GetConnectorInstanceResponse> {
        connector_instances_get_connector_instance(self.0, request)
    }
}
