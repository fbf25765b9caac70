//! The connectors that there are.

#[cfg(feature = "connector_instances_get_connector_instance")]
mod get_connector_instance;

#[cfg(feature = "connector_instances_get_connector_instance")]
pub use get_connector_instance::*;
