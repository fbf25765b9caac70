//! Connector instances.

#[cfg(feature = "connector_instances_get_connector_instance")]
mod get_connector_instance;

#[cfg(feature = "connector_instances_get_connector_instance")]
pub use self::get_connector_instance::{
    GetConnectorInstanceRequest, GetConnectorInstanceResponse,
    connector_instances_get_connector_instance,
};
