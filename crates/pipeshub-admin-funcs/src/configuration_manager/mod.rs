// Written by `cargo xtask operations`. Do not edit.
//! Other settings of the server.

#[cfg(feature = "configuration_manager_create_ai_models_config")]
mod create_ai_models_config;
#[cfg(feature = "configuration_manager_create_slack_bot_config")]
mod create_slack_bot_config;
#[cfg(feature = "configuration_manager_delete_slack_bot_config")]
mod delete_slack_bot_config;
#[cfg(feature = "configuration_manager_get_ai_models_config")]
mod get_ai_models_config;
#[cfg(feature = "configuration_manager_get_ai_models_providers")]
mod get_ai_models_providers;
#[cfg(feature = "configuration_manager_get_model_roles")]
mod get_model_roles;
#[cfg(feature = "configuration_manager_get_slack_bot_configs")]
mod get_slack_bot_configs;
#[cfg(feature = "configuration_manager_set_metrics_collection_push_interval")]
mod set_metrics_collection_push_interval;
#[cfg(feature = "configuration_manager_set_metrics_collection_remote_server")]
mod set_metrics_collection_remote_server;
#[cfg(feature = "configuration_manager_update_model_roles")]
mod update_model_roles;
#[cfg(feature = "configuration_manager_update_slack_bot_config")]
mod update_slack_bot_config;

#[cfg(feature = "configuration_manager_create_ai_models_config")]
pub use self::create_ai_models_config::{
    AIModelProviderInput, CreateAIModelsConfigRequest,
    configuration_manager_create_ai_models_config,
};
#[cfg(feature = "configuration_manager_create_slack_bot_config")]
pub use self::create_slack_bot_config::{
    CreateSlackBotConfigRequest, configuration_manager_create_slack_bot_config,
};
#[cfg(feature = "configuration_manager_delete_slack_bot_config")]
pub use self::delete_slack_bot_config::{
    DeleteSlackBotConfigRequest, StatusMessageResponse,
    configuration_manager_delete_slack_bot_config,
};
#[cfg(feature = "configuration_manager_get_ai_models_config")]
pub use self::get_ai_models_config::{AIModelsConfig, configuration_manager_get_ai_models_config};
#[cfg(feature = "configuration_manager_get_ai_models_providers")]
pub use self::get_ai_models_providers::{
    AIModelsByType, GetAIModelsProvidersResponse, configuration_manager_get_ai_models_providers,
};
#[cfg(feature = "configuration_manager_get_model_roles")]
pub use self::get_model_roles::{GetModelRolesResponse, configuration_manager_get_model_roles};
#[cfg(feature = "configuration_manager_get_slack_bot_configs")]
pub use self::get_slack_bot_configs::{
    GetSlackBotConfigsResponse, configuration_manager_get_slack_bot_configs,
};
#[cfg(feature = "configuration_manager_set_metrics_collection_push_interval")]
pub use self::set_metrics_collection_push_interval::{
    SetMetricsCollectionPushIntervalRequest,
    configuration_manager_set_metrics_collection_push_interval,
};
#[cfg(feature = "configuration_manager_set_metrics_collection_remote_server")]
pub use self::set_metrics_collection_remote_server::{
    SetMetricsCollectionRemoteServerRequest,
    configuration_manager_set_metrics_collection_remote_server,
};
#[cfg(feature = "configuration_manager_update_model_roles")]
pub use self::update_model_roles::{
    UpdateModelRolesRequest, UpdateModelRolesResponse, configuration_manager_update_model_roles,
};
#[cfg(feature = "configuration_manager_update_slack_bot_config")]
pub use self::update_slack_bot_config::{
    UpdateSlackBotConfigRequest, configuration_manager_update_slack_bot_config,
};
