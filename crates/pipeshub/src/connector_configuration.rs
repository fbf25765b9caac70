//! How connectors are set up, as methods.

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
    ) -> impl Future<Output = Result<Response<GetConnectorConfigResponse>, Error>> + Send + 'a {
        connector_configuration_get_connector_config(self.0, request)
    }
}
