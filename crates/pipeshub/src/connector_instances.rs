//! The connectors that there are, as methods.

#[allow(
    clippy::wildcard_imports,
    reason = "what there is depends on the features"
)]
use pipeshub_core::*;
#[allow(
    clippy::wildcard_imports,
    reason = "what there is depends on the features"
)]
use pipeshub_funcs::*;

/// The connectors that there are; see
/// [`Pipeshub::connector_instances`](crate::Pipeshub::connector_instances).
#[derive(Debug, Clone, Copy)]
pub struct ConnectorInstances<'a>(&'a PipeshubCore);

impl<'a> ConnectorInstances<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Reads a connector and how it stands; see [`connector_instances_get_connector_instance`].
    ///
    /// # Errors
    ///
    /// As the function's.
    #[cfg(feature = "connector_instances_get_connector_instance")]
    pub fn get_connector_instance(
        self,
        request: GetConnectorInstanceRequest,
    ) -> impl Future<Output = Result<Response<GetConnectorInstanceResponse>, Error>> + Send + 'a
    {
        connector_instances_get_connector_instance(self.0, request)
    }
}
