//! The configuration of a connector.

#[cfg(feature = "connector_configuration_get_connector_config")]
mod get_connector_config;

#[cfg(feature = "connector_configuration_get_connector_config")]
pub use self::get_connector_config::{
    GetConnectorConfigRequest, GetConnectorConfigResponse,
    connector_configuration_get_connector_config,
};
