// Written by `cargo xtask operations`. Do not edit.
//! The registry of connector types.

#[cfg(feature = "connector_registry_get_connector_registry")]
mod get_connector_registry;
#[cfg(feature = "connector_registry_get_connector_schema")]
mod get_connector_schema;

#[cfg(feature = "connector_registry_get_connector_registry")]
pub use self::get_connector_registry::{
    ConnectorType, GetConnectorRegistryRequest, GetConnectorRegistryResponse,
    RegistryCountsByScope, connector_registry_get_connector_registry,
};
#[cfg(feature = "connector_registry_get_connector_schema")]
pub use self::get_connector_schema::{
    GetConnectorSchemaRequest, connector_registry_get_connector_schema,
};
