// Written by `cargo xtask operations`. Do not edit.
//! The registry of connector types: methods, requests and responses.

use pipeshub_core::{PipeshubCore, Reply};
pub use pipeshub_funcs::connector_registry::*;
use pipeshub_funcs::models::connectors::ConnectorSchema;

/// The methods for the registry of connector types; see
/// [`Pipeshub::connector_registry`](crate::Pipeshub::connector_registry).
#[derive(Debug, Clone, Copy)]
pub struct ConnectorRegistry<'a>(&'a PipeshubCore);

impl<'a> ConnectorRegistry<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Lists the connector types that this server offers for one scope; see
    /// [`connector_registry_get_connector_registry`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getConnectorRegistry")]
    pub fn get_connector_registry(
        self,
        request: GetConnectorRegistryRequest,
    ) -> Reply<'a, GetConnectorRegistryResponse> {
        connector_registry_get_connector_registry(self.0, request)
    }

    /// Returns the form fields and options that a connector type needs; see
    /// [`connector_registry_get_connector_schema`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getConnectorSchema")]
    pub fn get_connector_schema(
        self,
        request: GetConnectorSchemaRequest,
    ) -> Reply<'a, ConnectorSchema> {
        connector_registry_get_connector_schema(self.0, request)
    }
}
