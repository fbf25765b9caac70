// Written by `cargo xtask operations`. Do not edit.
//! All functions in one list. They are also at the root of the crate.

#[doc(no_inline)]
#[cfg(feature = "ai_models_providers_add_ai_model_provider")]
pub use crate::ai_models_providers::ai_models_providers_add_ai_model_provider;
#[doc(no_inline)]
#[cfg(feature = "ai_models_providers_delete_ai_model_provider")]
pub use crate::ai_models_providers::ai_models_providers_delete_ai_model_provider;
#[doc(no_inline)]
#[cfg(feature = "ai_models_providers_get_ai_model_provider_schema")]
pub use crate::ai_models_providers::ai_models_providers_get_ai_model_provider_schema;
#[doc(no_inline)]
#[cfg(feature = "ai_models_providers_get_ai_model_registry")]
pub use crate::ai_models_providers::ai_models_providers_get_ai_model_registry;
#[doc(no_inline)]
#[cfg(feature = "ai_models_providers_get_ai_model_registry_capabilities")]
pub use crate::ai_models_providers::ai_models_providers_get_ai_model_registry_capabilities;
#[doc(no_inline)]
#[cfg(feature = "ai_models_providers_get_available_models_by_type")]
pub use crate::ai_models_providers::ai_models_providers_get_available_models_by_type;
#[doc(no_inline)]
#[cfg(feature = "ai_models_providers_get_models_by_type")]
pub use crate::ai_models_providers::ai_models_providers_get_models_by_type;
#[doc(no_inline)]
#[cfg(feature = "ai_models_providers_prepare_embedding_model")]
pub use crate::ai_models_providers::ai_models_providers_prepare_embedding_model;
#[doc(no_inline)]
#[cfg(feature = "ai_models_providers_set_default_ai_model")]
pub use crate::ai_models_providers::ai_models_providers_set_default_ai_model;
#[doc(no_inline)]
#[cfg(feature = "ai_models_providers_stream_embedding_download_progress")]
pub use crate::ai_models_providers::ai_models_providers_stream_embedding_download_progress;
#[doc(no_inline)]
#[cfg(feature = "ai_models_providers_update_ai_model_provider")]
pub use crate::ai_models_providers::ai_models_providers_update_ai_model_provider;
#[doc(no_inline)]
#[cfg(feature = "authentication_configuration_get_azure_ad_auth_config")]
pub use crate::authentication_configuration::authentication_configuration_get_azure_ad_auth_config;
#[doc(no_inline)]
#[cfg(feature = "authentication_configuration_get_generic_oauth_config")]
pub use crate::authentication_configuration::authentication_configuration_get_generic_oauth_config;
#[doc(no_inline)]
#[cfg(feature = "authentication_configuration_get_google_auth_config")]
pub use crate::authentication_configuration::authentication_configuration_get_google_auth_config;
#[doc(no_inline)]
#[cfg(feature = "authentication_configuration_get_microsoft_auth_config")]
pub use crate::authentication_configuration::authentication_configuration_get_microsoft_auth_config;
#[doc(no_inline)]
#[cfg(feature = "authentication_configuration_get_sso_auth_config")]
pub use crate::authentication_configuration::authentication_configuration_get_sso_auth_config;
#[doc(no_inline)]
#[cfg(feature = "authentication_configuration_set_azure_ad_auth_config")]
pub use crate::authentication_configuration::authentication_configuration_set_azure_ad_auth_config;
#[doc(no_inline)]
#[cfg(feature = "authentication_configuration_set_google_auth_config")]
pub use crate::authentication_configuration::authentication_configuration_set_google_auth_config;
#[doc(no_inline)]
#[cfg(feature = "authentication_configuration_set_microsoft_auth_config")]
pub use crate::authentication_configuration::authentication_configuration_set_microsoft_auth_config;
#[doc(no_inline)]
#[cfg(feature = "authentication_configuration_set_oauth_config")]
pub use crate::authentication_configuration::authentication_configuration_set_oauth_config;
#[doc(no_inline)]
#[cfg(feature = "authentication_configuration_set_sso_auth_config")]
pub use crate::authentication_configuration::authentication_configuration_set_sso_auth_config;
#[doc(no_inline)]
#[cfg(feature = "configuration_manager_create_ai_models_config")]
pub use crate::configuration_manager::configuration_manager_create_ai_models_config;
#[doc(no_inline)]
#[cfg(feature = "configuration_manager_create_slack_bot_config")]
pub use crate::configuration_manager::configuration_manager_create_slack_bot_config;
#[doc(no_inline)]
#[cfg(feature = "configuration_manager_delete_slack_bot_config")]
pub use crate::configuration_manager::configuration_manager_delete_slack_bot_config;
#[doc(no_inline)]
#[cfg(feature = "configuration_manager_get_ai_models_config")]
pub use crate::configuration_manager::configuration_manager_get_ai_models_config;
#[doc(no_inline)]
#[cfg(feature = "configuration_manager_get_ai_models_providers")]
pub use crate::configuration_manager::configuration_manager_get_ai_models_providers;
#[doc(no_inline)]
#[cfg(feature = "configuration_manager_get_model_roles")]
pub use crate::configuration_manager::configuration_manager_get_model_roles;
#[doc(no_inline)]
#[cfg(feature = "configuration_manager_get_slack_bot_configs")]
pub use crate::configuration_manager::configuration_manager_get_slack_bot_configs;
#[doc(no_inline)]
#[cfg(feature = "configuration_manager_set_metrics_collection_push_interval")]
pub use crate::configuration_manager::configuration_manager_set_metrics_collection_push_interval;
#[doc(no_inline)]
#[cfg(feature = "configuration_manager_set_metrics_collection_remote_server")]
pub use crate::configuration_manager::configuration_manager_set_metrics_collection_remote_server;
#[doc(no_inline)]
#[cfg(feature = "configuration_manager_update_model_roles")]
pub use crate::configuration_manager::configuration_manager_update_model_roles;
#[doc(no_inline)]
#[cfg(feature = "configuration_manager_update_slack_bot_config")]
pub use crate::configuration_manager::configuration_manager_update_slack_bot_config;
#[doc(no_inline)]
#[cfg(feature = "mcp_handle_mcp_request")]
pub use crate::mcp::mcp_handle_mcp_request;
#[doc(no_inline)]
#[cfg(feature = "mcp_handle_mcp_streaming_request")]
pub use crate::mcp::mcp_handle_mcp_streaming_request;
#[doc(no_inline)]
#[cfg(feature = "metrics_collection_get_metrics_collection")]
pub use crate::metrics_collection::metrics_collection_get_metrics_collection;
#[doc(no_inline)]
#[cfg(feature = "metrics_collection_toggle_metrics_collection")]
pub use crate::metrics_collection::metrics_collection_toggle_metrics_collection;
#[doc(no_inline)]
#[cfg(feature = "notifications_archive_in_app_notification")]
pub use crate::notifications::notifications_archive_in_app_notification;
#[doc(no_inline)]
#[cfg(feature = "notifications_dismiss_in_app_notification")]
pub use crate::notifications::notifications_dismiss_in_app_notification;
#[doc(no_inline)]
#[cfg(feature = "notifications_get_notification_stats")]
pub use crate::notifications::notifications_get_notification_stats;
#[doc(no_inline)]
#[cfg(feature = "notifications_list_in_app_notifications")]
pub use crate::notifications::notifications_list_in_app_notifications;
#[doc(no_inline)]
#[cfg(feature = "notifications_mark_all_in_app_notifications_read")]
pub use crate::notifications::notifications_mark_all_in_app_notifications_read;
#[doc(no_inline)]
#[cfg(feature = "notifications_mark_in_app_notification_read")]
pub use crate::notifications::notifications_mark_in_app_notification_read;
#[doc(no_inline)]
#[cfg(feature = "notifications_mark_in_app_notification_unread")]
pub use crate::notifications::notifications_mark_in_app_notification_unread;
#[doc(no_inline)]
#[cfg(feature = "notifications_unarchive_in_app_notification")]
pub use crate::notifications::notifications_unarchive_in_app_notification;
#[doc(no_inline)]
#[cfg(feature = "oauth_exchange_oauth_code")]
pub use crate::oauth::oauth_exchange_oauth_code;
#[doc(no_inline)]
#[cfg(feature = "oauth_apps_activate_oauth_app")]
pub use crate::oauth_apps::oauth_apps_activate_oauth_app;
#[doc(no_inline)]
#[cfg(feature = "oauth_apps_create_oauth_app")]
pub use crate::oauth_apps::oauth_apps_create_oauth_app;
#[doc(no_inline)]
#[cfg(feature = "oauth_apps_delete_oauth_app")]
pub use crate::oauth_apps::oauth_apps_delete_oauth_app;
#[doc(no_inline)]
#[cfg(feature = "oauth_apps_get_oauth_app")]
pub use crate::oauth_apps::oauth_apps_get_oauth_app;
#[doc(no_inline)]
#[cfg(feature = "oauth_apps_list_oauth_app_tokens")]
pub use crate::oauth_apps::oauth_apps_list_oauth_app_tokens;
#[doc(no_inline)]
#[cfg(feature = "oauth_apps_list_oauth_apps")]
pub use crate::oauth_apps::oauth_apps_list_oauth_apps;
#[doc(no_inline)]
#[cfg(feature = "oauth_apps_list_oauth_scopes")]
pub use crate::oauth_apps::oauth_apps_list_oauth_scopes;
#[doc(no_inline)]
#[cfg(feature = "oauth_apps_regenerate_oauth_app_secret")]
pub use crate::oauth_apps::oauth_apps_regenerate_oauth_app_secret;
#[doc(no_inline)]
#[cfg(feature = "oauth_apps_revoke_all_oauth_app_tokens")]
pub use crate::oauth_apps::oauth_apps_revoke_all_oauth_app_tokens;
#[doc(no_inline)]
#[cfg(feature = "oauth_apps_suspend_oauth_app")]
pub use crate::oauth_apps::oauth_apps_suspend_oauth_app;
#[doc(no_inline)]
#[cfg(feature = "oauth_apps_update_oauth_app")]
pub use crate::oauth_apps::oauth_apps_update_oauth_app;
#[doc(no_inline)]
#[cfg(feature = "oauth_provider_oauth_authorize")]
pub use crate::oauth_provider::oauth_provider_oauth_authorize;
#[doc(no_inline)]
#[cfg(feature = "oauth_provider_oauth_authorize_consent")]
pub use crate::oauth_provider::oauth_provider_oauth_authorize_consent;
#[doc(no_inline)]
#[cfg(feature = "oauth_provider_oauth_introspect")]
pub use crate::oauth_provider::oauth_provider_oauth_introspect;
#[doc(no_inline)]
#[cfg(feature = "oauth_provider_oauth_revoke")]
pub use crate::oauth_provider::oauth_provider_oauth_revoke;
#[doc(no_inline)]
#[cfg(feature = "oauth_provider_oauth_token")]
pub use crate::oauth_provider::oauth_provider_oauth_token;
#[doc(no_inline)]
#[cfg(feature = "openid_connect_jwks")]
pub use crate::openid_connect::openid_connect_jwks;
#[doc(no_inline)]
#[cfg(feature = "openid_connect_oauth_authorization_server_metadata")]
pub use crate::openid_connect::openid_connect_oauth_authorization_server_metadata;
#[doc(no_inline)]
#[cfg(feature = "openid_connect_oauth_protected_resource")]
pub use crate::openid_connect::openid_connect_oauth_protected_resource;
#[doc(no_inline)]
#[cfg(feature = "openid_connect_oauth_user_info")]
pub use crate::openid_connect::openid_connect_oauth_user_info;
#[doc(no_inline)]
#[cfg(feature = "openid_connect_openid_configuration")]
pub use crate::openid_connect::openid_connect_openid_configuration;
#[doc(no_inline)]
#[cfg(feature = "organization_auth_config_get_auth_methods")]
pub use crate::organization_auth_config::organization_auth_config_get_auth_methods;
#[doc(no_inline)]
#[cfg(feature = "organization_auth_config_set_up_auth_config")]
pub use crate::organization_auth_config::organization_auth_config_set_up_auth_config;
#[doc(no_inline)]
#[cfg(feature = "organization_auth_config_update_auth_method")]
pub use crate::organization_auth_config::organization_auth_config_update_auth_method;
#[doc(no_inline)]
#[cfg(feature = "organizations_check_org_exists")]
pub use crate::organizations::organizations_check_org_exists;
#[doc(no_inline)]
#[cfg(feature = "organizations_create_organization")]
pub use crate::organizations::organizations_create_organization;
#[doc(no_inline)]
#[cfg(feature = "organizations_delete_organization")]
pub use crate::organizations::organizations_delete_organization;
#[doc(no_inline)]
#[cfg(feature = "organizations_delete_organization_logo")]
pub use crate::organizations::organizations_delete_organization_logo;
#[doc(no_inline)]
#[cfg(feature = "organizations_get_current_organization")]
pub use crate::organizations::organizations_get_current_organization;
#[doc(no_inline)]
#[cfg(feature = "organizations_get_onboarding_status")]
pub use crate::organizations::organizations_get_onboarding_status;
#[doc(no_inline)]
#[cfg(feature = "organizations_get_org_health")]
pub use crate::organizations::organizations_get_org_health;
#[doc(no_inline)]
#[cfg(feature = "organizations_get_organization_logo")]
pub use crate::organizations::organizations_get_organization_logo;
#[doc(no_inline)]
#[cfg(feature = "organizations_update_onboarding_status")]
pub use crate::organizations::organizations_update_onboarding_status;
#[doc(no_inline)]
#[cfg(feature = "organizations_update_organization")]
pub use crate::organizations::organizations_update_organization;
#[doc(no_inline)]
#[cfg(feature = "organizations_upload_organization_logo")]
pub use crate::organizations::organizations_upload_organization_logo;
#[doc(no_inline)]
#[cfg(feature = "personal_access_tokens_admin_list_personal_access_tokens")]
pub use crate::personal_access_tokens::personal_access_tokens_admin_list_personal_access_tokens;
#[doc(no_inline)]
#[cfg(feature = "personal_access_tokens_admin_revoke_personal_access_token")]
pub use crate::personal_access_tokens::personal_access_tokens_admin_revoke_personal_access_token;
#[doc(no_inline)]
#[cfg(feature = "personal_access_tokens_create_personal_access_token")]
pub use crate::personal_access_tokens::personal_access_tokens_create_personal_access_token;
#[doc(no_inline)]
#[cfg(feature = "personal_access_tokens_list_personal_access_token_scopes")]
pub use crate::personal_access_tokens::personal_access_tokens_list_personal_access_token_scopes;
#[doc(no_inline)]
#[cfg(feature = "personal_access_tokens_list_personal_access_tokens")]
pub use crate::personal_access_tokens::personal_access_tokens_list_personal_access_tokens;
#[doc(no_inline)]
#[cfg(feature = "personal_access_tokens_revoke_personal_access_token")]
pub use crate::personal_access_tokens::personal_access_tokens_revoke_personal_access_token;
#[doc(no_inline)]
#[cfg(feature = "platform_settings_get_available_feature_flags")]
pub use crate::platform_settings::platform_settings_get_available_feature_flags;
#[doc(no_inline)]
#[cfg(feature = "platform_settings_get_custom_system_prompt")]
pub use crate::platform_settings::platform_settings_get_custom_system_prompt;
#[doc(no_inline)]
#[cfg(feature = "platform_settings_get_platform_settings")]
pub use crate::platform_settings::platform_settings_get_platform_settings;
#[doc(no_inline)]
#[cfg(feature = "platform_settings_set_custom_system_prompt")]
pub use crate::platform_settings::platform_settings_set_custom_system_prompt;
#[doc(no_inline)]
#[cfg(feature = "platform_settings_set_platform_settings")]
pub use crate::platform_settings::platform_settings_set_platform_settings;
#[doc(no_inline)]
#[cfg(feature = "public_urls_get_connector_public_url")]
pub use crate::public_urls::public_urls_get_connector_public_url;
#[doc(no_inline)]
#[cfg(feature = "public_urls_get_frontend_public_url")]
pub use crate::public_urls::public_urls_get_frontend_public_url;
#[doc(no_inline)]
#[cfg(feature = "public_urls_set_connector_public_url")]
pub use crate::public_urls::public_urls_set_connector_public_url;
#[doc(no_inline)]
#[cfg(feature = "public_urls_set_frontend_public_url")]
pub use crate::public_urls::public_urls_set_frontend_public_url;
#[doc(no_inline)]
#[cfg(feature = "smtp_configuration_create_smtp_config")]
pub use crate::smtp_configuration::smtp_configuration_create_smtp_config;
#[doc(no_inline)]
#[cfg(feature = "smtp_configuration_get_smtp_config")]
pub use crate::smtp_configuration::smtp_configuration_get_smtp_config;
#[doc(no_inline)]
#[cfg(feature = "storage_configuration_create_storage_config")]
pub use crate::storage_configuration::storage_configuration_create_storage_config;
#[doc(no_inline)]
#[cfg(feature = "storage_configuration_get_storage_config")]
pub use crate::storage_configuration::storage_configuration_get_storage_config;
#[doc(no_inline)]
#[cfg(feature = "teams_create_team")]
pub use crate::teams::teams_create_team;
#[doc(no_inline)]
#[cfg(feature = "teams_delete_team")]
pub use crate::teams::teams_delete_team;
#[doc(no_inline)]
#[cfg(feature = "teams_get_team_by_id")]
pub use crate::teams::teams_get_team_by_id;
#[doc(no_inline)]
#[cfg(feature = "teams_get_team_users")]
pub use crate::teams::teams_get_team_users;
#[doc(no_inline)]
#[cfg(feature = "teams_get_user_teams")]
pub use crate::teams::teams_get_user_teams;
#[doc(no_inline)]
#[cfg(feature = "teams_update_team")]
pub use crate::teams::teams_update_team;
#[doc(no_inline)]
#[cfg(feature = "user_account_authenticate")]
pub use crate::user_account::user_account_authenticate;
#[doc(no_inline)]
#[cfg(feature = "user_account_forgot_password")]
pub use crate::user_account::user_account_forgot_password;
#[doc(no_inline)]
#[cfg(feature = "user_account_generate_login_otp")]
pub use crate::user_account::user_account_generate_login_otp;
#[doc(no_inline)]
#[cfg(feature = "user_account_init_auth")]
pub use crate::user_account::user_account_init_auth;
#[doc(no_inline)]
#[cfg(feature = "user_account_logout")]
pub use crate::user_account::user_account_logout;
#[doc(no_inline)]
#[cfg(feature = "user_account_refresh_token")]
pub use crate::user_account::user_account_refresh_token;
#[doc(no_inline)]
#[cfg(feature = "user_account_reset_password")]
pub use crate::user_account::user_account_reset_password;
#[doc(no_inline)]
#[cfg(feature = "user_account_reset_password_with_token")]
pub use crate::user_account::user_account_reset_password_with_token;
#[doc(no_inline)]
#[cfg(feature = "user_account_validate_email_change_token")]
pub use crate::user_account::user_account_validate_email_change_token;
#[doc(no_inline)]
#[cfg(feature = "user_groups_add_users_to_group")]
pub use crate::user_groups::user_groups_add_users_to_group;
#[doc(no_inline)]
#[cfg(feature = "user_groups_create_user_group")]
pub use crate::user_groups::user_groups_create_user_group;
#[doc(no_inline)]
#[cfg(feature = "user_groups_delete_user_group")]
pub use crate::user_groups::user_groups_delete_user_group;
#[doc(no_inline)]
#[cfg(feature = "user_groups_get_all_user_groups")]
pub use crate::user_groups::user_groups_get_all_user_groups;
#[doc(no_inline)]
#[cfg(feature = "user_groups_get_group_statistics")]
pub use crate::user_groups::user_groups_get_group_statistics;
#[doc(no_inline)]
#[cfg(feature = "user_groups_get_groups_for_user")]
pub use crate::user_groups::user_groups_get_groups_for_user;
#[doc(no_inline)]
#[cfg(feature = "user_groups_get_user_group_by_id")]
pub use crate::user_groups::user_groups_get_user_group_by_id;
#[doc(no_inline)]
#[cfg(feature = "user_groups_get_user_groups_health")]
pub use crate::user_groups::user_groups_get_user_groups_health;
#[doc(no_inline)]
#[cfg(feature = "user_groups_get_users_in_group")]
pub use crate::user_groups::user_groups_get_users_in_group;
#[doc(no_inline)]
#[cfg(feature = "user_groups_remove_users_from_group")]
pub use crate::user_groups::user_groups_remove_users_from_group;
#[doc(no_inline)]
#[cfg(feature = "user_groups_update_user_group")]
pub use crate::user_groups::user_groups_update_user_group;
#[doc(no_inline)]
#[cfg(feature = "users_admin_check")]
pub use crate::users::users_admin_check;
#[doc(no_inline)]
#[cfg(feature = "users_bulk_invite_users")]
pub use crate::users::users_bulk_invite_users;
#[doc(no_inline)]
#[cfg(feature = "users_bulk_invite_users_from_file")]
pub use crate::users::users_bulk_invite_users_from_file;
#[doc(no_inline)]
#[cfg(feature = "users_create_user")]
pub use crate::users::users_create_user;
#[doc(no_inline)]
#[cfg(feature = "users_delete_user")]
pub use crate::users::users_delete_user;
#[doc(no_inline)]
#[cfg(feature = "users_get_all_users")]
pub use crate::users::users_get_all_users;
#[doc(no_inline)]
#[cfg(feature = "users_get_all_users_with_groups")]
pub use crate::users::users_get_all_users_with_groups;
#[doc(no_inline)]
#[cfg(feature = "users_get_user_by_id")]
pub use crate::users::users_get_user_by_id;
#[doc(no_inline)]
#[cfg(feature = "users_get_user_display_picture")]
pub use crate::users::users_get_user_display_picture;
#[doc(no_inline)]
#[cfg(feature = "users_get_user_email_by_id")]
pub use crate::users::users_get_user_email_by_id;
#[doc(no_inline)]
#[cfg(feature = "users_get_users_by_ids")]
pub use crate::users::users_get_users_by_ids;
#[doc(no_inline)]
#[cfg(feature = "users_get_users_health")]
pub use crate::users::users_get_users_health;
#[doc(no_inline)]
#[cfg(feature = "users_list_users_graph")]
pub use crate::users::users_list_users_graph;
#[doc(no_inline)]
#[cfg(feature = "users_remove_user_display_picture")]
pub use crate::users::users_remove_user_display_picture;
#[doc(no_inline)]
#[cfg(feature = "users_resend_user_invite")]
pub use crate::users::users_resend_user_invite;
#[doc(no_inline)]
#[cfg(feature = "users_unblock_user")]
pub use crate::users::users_unblock_user;
#[doc(no_inline)]
#[cfg(feature = "users_update_designation")]
pub use crate::users::users_update_designation;
#[doc(no_inline)]
#[cfg(feature = "users_update_email")]
pub use crate::users::users_update_email;
#[doc(no_inline)]
#[cfg(feature = "users_update_first_name")]
pub use crate::users::users_update_first_name;
#[doc(no_inline)]
#[cfg(feature = "users_update_full_name")]
pub use crate::users::users_update_full_name;
#[doc(no_inline)]
#[cfg(feature = "users_update_last_name")]
pub use crate::users::users_update_last_name;
#[doc(no_inline)]
#[cfg(feature = "users_update_user")]
pub use crate::users::users_update_user;
#[doc(no_inline)]
#[cfg(feature = "users_upload_user_display_picture")]
pub use crate::users::users_upload_user_display_picture;
#[doc(no_inline)]
#[cfg(feature = "web_search_add_web_search_provider")]
pub use crate::web_search::web_search_add_web_search_provider;
#[doc(no_inline)]
#[cfg(feature = "web_search_delete_web_search_provider")]
pub use crate::web_search::web_search_delete_web_search_provider;
#[doc(no_inline)]
#[cfg(feature = "web_search_get_web_search_providers")]
pub use crate::web_search::web_search_get_web_search_providers;
#[doc(no_inline)]
#[cfg(feature = "web_search_update_default_web_search_provider")]
pub use crate::web_search::web_search_update_default_web_search_provider;
#[doc(no_inline)]
#[cfg(feature = "web_search_update_web_search_provider")]
pub use crate::web_search::web_search_update_web_search_provider;
#[doc(no_inline)]
#[cfg(feature = "web_search_update_web_search_settings")]
pub use crate::web_search::web_search_update_web_search_settings;
