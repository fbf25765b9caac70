// Written by `cargo xtask operations`. Do not edit.
//! The configuration of a connector.

#[cfg(feature = "connector_configuration_get_connector_config")]
mod get_connector_config;
#[cfg(feature = "connector_configuration_update_connector_auth_config")]
mod update_connector_auth_config;
#[cfg(feature = "connector_configuration_update_connector_config")]
mod update_connector_config;
#[cfg(feature = "connector_configuration_update_connector_filters_sync_config")]
mod update_connector_filters_sync_config;

#[cfg(feature = "connector_configuration_get_connector_config")]
pub use self::get_connector_config::{
    GetConnectorConfigRequest, GetConnectorConfigResponse,
    connector_configuration_get_connector_config,
};
#[cfg(feature = "connector_configuration_update_connector_auth_config")]
pub use self::update_connector_auth_config::{
    UpdateConnectorAuthConfigRequest, connector_configuration_update_connector_auth_config,
};
#[cfg(feature = "connector_configuration_update_connector_config")]
pub use self::update_connector_config::{
    UpdateConnectorConfigRequest, connector_configuration_update_connector_config,
};
#[cfg(feature = "connector_configuration_update_connector_filters_sync_config")]
pub use self::update_connector_filters_sync_config::{
    UpdateConnectorFiltersSyncConfigRequest, UpdateConnectorFiltersSyncConfigResponse,
    connector_configuration_update_connector_filters_sync_config,
};
