// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! Types that several operations of the family `configuration` have.

#[cfg(any(
    feature = "ai_models_providers_get_ai_model_provider_schema",
    feature = "ai_models_providers_get_ai_model_registry",
    feature = "ai_models_providers_get_ai_model_registry_capabilities"
))]
mod ai_model_capability_id;
#[cfg(any(
    feature = "ai_models_providers_get_ai_model_provider_schema",
    feature = "ai_models_providers_get_ai_model_registry",
    feature = "ai_models_providers_get_ai_model_registry_capabilities"
))]
pub use self::ai_model_capability_id::AIModelCapabilityId;

#[cfg(any(
    feature = "ai_models_providers_get_ai_model_provider_schema",
    feature = "ai_models_providers_get_ai_model_registry"
))]
mod ai_model_field_option;
#[cfg(any(
    feature = "ai_models_providers_get_ai_model_provider_schema",
    feature = "ai_models_providers_get_ai_model_registry"
))]
pub use self::ai_model_field_option::AIModelFieldOption;

#[cfg(any(
    feature = "ai_models_providers_get_ai_model_provider_schema",
    feature = "ai_models_providers_get_ai_model_registry"
))]
mod ai_model_field_schema;
#[cfg(any(
    feature = "ai_models_providers_get_ai_model_provider_schema",
    feature = "ai_models_providers_get_ai_model_registry"
))]
pub use self::ai_model_field_schema::AIModelFieldSchema;

#[cfg(any(
    feature = "ai_models_providers_get_models_by_type",
    feature = "configuration_manager_get_ai_models_config",
    feature = "configuration_manager_get_ai_models_providers"
))]
mod ai_model_provider_config;
#[cfg(any(
    feature = "ai_models_providers_get_models_by_type",
    feature = "configuration_manager_get_ai_models_config",
    feature = "configuration_manager_get_ai_models_providers"
))]
pub use self::ai_model_provider_config::AIModelProviderConfig;

#[cfg(feature = "ai_models_providers_stream_embedding_download_progress")]
mod embedding_download_progress_event;
#[cfg(feature = "ai_models_providers_stream_embedding_download_progress")]
pub use self::embedding_download_progress_event::EmbeddingDownloadProgressEvent;

#[cfg(any(
    feature = "ai_models_providers_prepare_embedding_model",
    feature = "ai_models_providers_stream_embedding_download_progress"
))]
mod embedding_download_status;
#[cfg(any(
    feature = "ai_models_providers_prepare_embedding_model",
    feature = "ai_models_providers_stream_embedding_download_progress"
))]
pub use self::embedding_download_status::EmbeddingDownloadStatus;

#[cfg(any(
    feature = "storage_configuration_create_storage_config",
    feature = "storage_configuration_get_storage_config"
))]
mod endpoint_protocol;
#[cfg(any(
    feature = "storage_configuration_create_storage_config",
    feature = "storage_configuration_get_storage_config"
))]
pub use self::endpoint_protocol::EndpointProtocol;

#[cfg(any(
    feature = "mcp_handle_mcp_request",
    feature = "mcp_handle_mcp_streaming_request"
))]
mod json_rpc_error;
#[cfg(any(
    feature = "mcp_handle_mcp_request",
    feature = "mcp_handle_mcp_streaming_request"
))]
pub use self::json_rpc_error::JsonRpcError;

#[cfg(any(
    feature = "mcp_handle_mcp_request",
    feature = "mcp_handle_mcp_streaming_request"
))]
mod json_rpc_message;
#[cfg(any(
    feature = "mcp_handle_mcp_request",
    feature = "mcp_handle_mcp_streaming_request"
))]
pub use self::json_rpc_message::JsonRpcMessage;

#[cfg(any(
    feature = "configuration_manager_create_ai_models_config",
    feature = "configuration_manager_set_metrics_collection_push_interval",
    feature = "configuration_manager_set_metrics_collection_remote_server",
    feature = "metrics_collection_toggle_metrics_collection",
    feature = "platform_settings_set_platform_settings",
    feature = "public_urls_set_connector_public_url",
    feature = "public_urls_set_frontend_public_url",
    feature = "smtp_configuration_create_smtp_config",
    feature = "storage_configuration_create_storage_config"
))]
mod message_response;
#[cfg(any(
    feature = "configuration_manager_create_ai_models_config",
    feature = "configuration_manager_set_metrics_collection_push_interval",
    feature = "configuration_manager_set_metrics_collection_remote_server",
    feature = "metrics_collection_toggle_metrics_collection",
    feature = "platform_settings_set_platform_settings",
    feature = "public_urls_set_connector_public_url",
    feature = "public_urls_set_frontend_public_url",
    feature = "smtp_configuration_create_smtp_config",
    feature = "storage_configuration_create_storage_config"
))]
pub use self::message_response::MessageResponse;

#[cfg(any(
    feature = "configuration_manager_get_ai_models_config",
    feature = "configuration_manager_get_ai_models_providers",
    feature = "configuration_manager_get_model_roles",
    feature = "configuration_manager_update_model_roles"
))]
mod model_role_assignment;
#[cfg(any(
    feature = "configuration_manager_get_ai_models_config",
    feature = "configuration_manager_get_ai_models_providers",
    feature = "configuration_manager_get_model_roles",
    feature = "configuration_manager_update_model_roles"
))]
pub use self::model_role_assignment::ModelRoleAssignment;

#[cfg(any(
    feature = "ai_models_providers_add_ai_model_provider",
    feature = "ai_models_providers_delete_ai_model_provider",
    feature = "ai_models_providers_get_available_models_by_type",
    feature = "ai_models_providers_get_models_by_type",
    feature = "ai_models_providers_set_default_ai_model",
    feature = "ai_models_providers_update_ai_model_provider",
    feature = "configuration_manager_get_ai_models_config",
    feature = "configuration_manager_get_ai_models_providers",
    feature = "configuration_manager_get_model_roles",
    feature = "configuration_manager_update_model_roles"
))]
mod model_type;
#[cfg(any(
    feature = "ai_models_providers_add_ai_model_provider",
    feature = "ai_models_providers_delete_ai_model_provider",
    feature = "ai_models_providers_get_available_models_by_type",
    feature = "ai_models_providers_get_models_by_type",
    feature = "ai_models_providers_set_default_ai_model",
    feature = "ai_models_providers_update_ai_model_provider",
    feature = "configuration_manager_get_ai_models_config",
    feature = "configuration_manager_get_ai_models_providers",
    feature = "configuration_manager_get_model_roles",
    feature = "configuration_manager_update_model_roles"
))]
pub use self::model_type::ModelType;

#[cfg(any(
    feature = "public_urls_get_connector_public_url",
    feature = "public_urls_get_frontend_public_url"
))]
mod public_url_response;
#[cfg(any(
    feature = "public_urls_get_connector_public_url",
    feature = "public_urls_get_frontend_public_url"
))]
pub use self::public_url_response::PublicURLResponse;

#[cfg(any(
    feature = "configuration_manager_create_slack_bot_config",
    feature = "configuration_manager_get_slack_bot_configs",
    feature = "configuration_manager_update_slack_bot_config"
))]
mod slack_bot_config;
#[cfg(any(
    feature = "configuration_manager_create_slack_bot_config",
    feature = "configuration_manager_get_slack_bot_configs",
    feature = "configuration_manager_update_slack_bot_config"
))]
pub use self::slack_bot_config::SlackBotConfig;

#[cfg(any(
    feature = "configuration_manager_create_slack_bot_config",
    feature = "configuration_manager_update_slack_bot_config"
))]
mod slack_bot_config_response;
#[cfg(any(
    feature = "configuration_manager_create_slack_bot_config",
    feature = "configuration_manager_update_slack_bot_config"
))]
pub use self::slack_bot_config_response::SlackBotConfigResponse;

#[cfg(any(
    feature = "ai_models_providers_get_models_by_type",
    feature = "configuration_manager_get_ai_models_config",
    feature = "configuration_manager_get_ai_models_providers"
))]
mod stored_ai_model_configuration;
#[cfg(any(
    feature = "ai_models_providers_get_models_by_type",
    feature = "configuration_manager_get_ai_models_config",
    feature = "configuration_manager_get_ai_models_providers"
))]
pub use self::stored_ai_model_configuration::StoredAIModelConfiguration;

#[cfg(any(
    feature = "web_search_update_default_web_search_provider",
    feature = "web_search_update_web_search_provider"
))]
mod update_web_search_provider_response;
#[cfg(any(
    feature = "web_search_update_default_web_search_provider",
    feature = "web_search_update_web_search_provider"
))]
pub use self::update_web_search_provider_response::UpdateWebSearchProviderResponse;

#[cfg(any(
    feature = "web_search_update_default_web_search_provider",
    feature = "web_search_update_web_search_provider"
))]
mod web_search_provider_ref;
#[cfg(any(
    feature = "web_search_update_default_web_search_provider",
    feature = "web_search_update_web_search_provider"
))]
pub use self::web_search_provider_ref::WebSearchProviderRef;

#[cfg(any(
    feature = "web_search_add_web_search_provider",
    feature = "web_search_delete_web_search_provider",
    feature = "web_search_get_web_search_providers",
    feature = "web_search_update_default_web_search_provider",
    feature = "web_search_update_web_search_provider"
))]
mod web_search_provider_type;
#[cfg(any(
    feature = "web_search_add_web_search_provider",
    feature = "web_search_delete_web_search_provider",
    feature = "web_search_get_web_search_providers",
    feature = "web_search_update_default_web_search_provider",
    feature = "web_search_update_web_search_provider"
))]
pub use self::web_search_provider_type::WebSearchProviderType;

#[cfg(any(
    feature = "web_search_get_web_search_providers",
    feature = "web_search_update_web_search_settings"
))]
mod web_search_settings;
#[cfg(any(
    feature = "web_search_get_web_search_providers",
    feature = "web_search_update_web_search_settings"
))]
pub use self::web_search_settings::WebSearchSettings;
