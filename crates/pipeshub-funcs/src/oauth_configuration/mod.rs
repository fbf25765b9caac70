// Written by `cargo xtask operations`. Do not edit.
//! OAuth apps at the providers of connectors and toolsets.

#[cfg(feature = "oauth_configuration_delete_oauth_config")]
mod delete_oauth_config;
#[cfg(feature = "oauth_configuration_delete_toolset_oauth_config")]
mod delete_toolset_oauth_config;
#[cfg(feature = "oauth_configuration_get_oauth_config")]
mod get_oauth_config;
#[cfg(feature = "oauth_configuration_get_oauth_connector_type")]
mod get_oauth_connector_type;
#[cfg(feature = "oauth_configuration_get_oauth_registry")]
mod get_oauth_registry;
#[cfg(feature = "oauth_configuration_list_oauth_configs")]
mod list_oauth_configs;
#[cfg(feature = "oauth_configuration_list_oauth_configs_by_type")]
mod list_oauth_configs_by_type;
#[cfg(feature = "oauth_configuration_list_toolset_oauth_configs")]
mod list_toolset_oauth_configs;
#[cfg(feature = "oauth_configuration_update_toolset_oauth_config")]
mod update_toolset_oauth_config;

#[cfg(feature = "oauth_configuration_delete_oauth_config")]
pub use self::delete_oauth_config::{
    DeleteOAuthConfigRequest, oauth_configuration_delete_oauth_config,
};
#[cfg(feature = "oauth_configuration_delete_toolset_oauth_config")]
pub use self::delete_toolset_oauth_config::{
    DeleteToolsetOAuthConfigRequest, oauth_configuration_delete_toolset_oauth_config,
};
#[cfg(feature = "oauth_configuration_get_oauth_config")]
pub use self::get_oauth_config::{GetOAuthConfigRequest, oauth_configuration_get_oauth_config};
#[cfg(feature = "oauth_configuration_get_oauth_connector_type")]
pub use self::get_oauth_connector_type::{
    GetOAuthConnectorTypeRequest, oauth_configuration_get_oauth_connector_type,
};
#[cfg(feature = "oauth_configuration_get_oauth_registry")]
pub use self::get_oauth_registry::{
    GetOAuthRegistryRequest, GetOAuthRegistryResponse, oauth_configuration_get_oauth_registry,
};
#[cfg(feature = "oauth_configuration_list_oauth_configs")]
pub use self::list_oauth_configs::{
    ListOAuthConfigsRequest, ListOAuthConfigsResponse, OAuthConfigPagination,
    oauth_configuration_list_oauth_configs,
};
#[cfg(feature = "oauth_configuration_list_oauth_configs_by_type")]
pub use self::list_oauth_configs_by_type::{
    ListOAuthConfigsByTypeRequest, ListOAuthConfigsByTypeResponse,
    oauth_configuration_list_oauth_configs_by_type,
};
#[cfg(feature = "oauth_configuration_list_toolset_oauth_configs")]
pub use self::list_toolset_oauth_configs::{
    ListToolsetOAuthConfigsRequest, ListToolsetOAuthConfigsResponse, ToolsetOAuthConfig,
    oauth_configuration_list_toolset_oauth_configs,
};
#[cfg(feature = "oauth_configuration_update_toolset_oauth_config")]
pub use self::update_toolset_oauth_config::{
    UpdateToolsetOAuthConfigRequest, UpdateToolsetOAuthConfigResponse,
    oauth_configuration_update_toolset_oauth_config,
};
