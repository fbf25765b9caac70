// Written by `cargo xtask operations`. Do not edit.
//! The programs of the pages about operations.

#[doc = include_str!("../../docs/operations.md")]
mod operations {}

#[doc = include_str!("../../docs/operations/agents.md")]
mod operations_agents {}

#[doc = include_str!("../../docs/operations/ai-models-providers.md")]
mod operations_ai_models_providers {}

#[doc = include_str!("../../docs/operations/authentication-configuration.md")]
mod operations_authentication_configuration {}

#[doc = include_str!("../../docs/operations/configuration-manager.md")]
mod operations_configuration_manager {}

#[doc = include_str!("../../docs/operations/connector-configuration.md")]
mod operations_connector_configuration {}

#[doc = include_str!("../../docs/operations/connector-control.md")]
mod operations_connector_control {}

#[doc = include_str!("../../docs/operations/connector-filters.md")]
mod operations_connector_filters {}

#[doc = include_str!("../../docs/operations/connector-instances.md")]
mod operations_connector_instances {}

#[doc = include_str!("../../docs/operations/connector-oauth.md")]
mod operations_connector_oauth {}

#[doc = include_str!("../../docs/operations/connector-registry.md")]
mod operations_connector_registry {}

#[doc = include_str!("../../docs/operations/connector.md")]
mod operations_connector {}

#[doc = include_str!("../../docs/operations/connectors.md")]
mod operations_connectors {}

#[doc = include_str!("../../docs/operations/conversational-speech.md")]
mod operations_conversational_speech {}

#[doc = include_str!("../../docs/operations/conversations.md")]
mod operations_conversations {}

#[doc = include_str!("../../docs/operations/crawling-jobs.md")]
mod operations_crawling_jobs {}

#[doc = include_str!("../../docs/operations/document-management.md")]
mod operations_document_management {}

#[doc = include_str!("../../docs/operations/knowledge-base.md")]
mod operations_knowledge_base {}

#[doc = include_str!("../../docs/operations/mcp.md")]
mod operations_mcp {}

#[doc = include_str!("../../docs/operations/metrics-collection.md")]
mod operations_metrics_collection {}

#[doc = include_str!("../../docs/operations/notifications.md")]
mod operations_notifications {}

#[doc = include_str!("../../docs/operations/oauth-apps.md")]
mod operations_oauth_apps {}

#[doc = include_str!("../../docs/operations/oauth-configuration.md")]
mod operations_oauth_configuration {}

#[doc = include_str!("../../docs/operations/oauth-provider.md")]
mod operations_oauth_provider {}

#[doc = include_str!("../../docs/operations/oauth.md")]
mod operations_oauth {}

#[doc = include_str!("../../docs/operations/openid-connect.md")]
mod operations_openid_connect {}

#[doc = include_str!("../../docs/operations/organization-auth-config.md")]
mod operations_organization_auth_config {}

#[doc = include_str!("../../docs/operations/organizations.md")]
mod operations_organizations {}

#[doc = include_str!("../../docs/operations/permissions.md")]
mod operations_permissions {}

#[doc = include_str!("../../docs/operations/personal-access-tokens.md")]
mod operations_personal_access_tokens {}

#[doc = include_str!("../../docs/operations/platform-settings.md")]
mod operations_platform_settings {}

#[doc = include_str!("../../docs/operations/public-urls.md")]
mod operations_public_urls {}

#[doc = include_str!("../../docs/operations/records.md")]
mod operations_records {}

#[doc = include_str!("../../docs/operations/saml.md")]
mod operations_saml {}

#[doc = include_str!("../../docs/operations/semantic-search.md")]
mod operations_semantic_search {}

#[doc = include_str!("../../docs/operations/smtp-configuration.md")]
mod operations_smtp_configuration {}

#[doc = include_str!("../../docs/operations/storage-configuration.md")]
mod operations_storage_configuration {}

#[doc = include_str!("../../docs/operations/teams.md")]
mod operations_teams {}

#[doc = include_str!("../../docs/operations/toolset-configuration.md")]
mod operations_toolset_configuration {}

#[doc = include_str!("../../docs/operations/toolset-instances.md")]
mod operations_toolset_instances {}

#[doc = include_str!("../../docs/operations/toolset-oauth.md")]
mod operations_toolset_oauth {}

#[doc = include_str!("../../docs/operations/toolset-registry.md")]
mod operations_toolset_registry {}

#[doc = include_str!("../../docs/operations/toolset.md")]
mod operations_toolset {}

#[doc = include_str!("../../docs/operations/user-account.md")]
mod operations_user_account {}

#[doc = include_str!("../../docs/operations/user-groups.md")]
mod operations_user_groups {}

#[doc = include_str!("../../docs/operations/users.md")]
mod operations_users {}

#[doc = include_str!("../../docs/operations/web-search.md")]
mod operations_web_search {}
