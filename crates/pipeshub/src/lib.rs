//! The PipesHub SDK as a client object: [`Pipeshub`], with the operations as methods.
//!
//! [PipesHub](https://www.pipeshub.com) reads Google Drive, Slack and other services through
//! *connectors*. The owner of a connector authorizes it with OAuth 2.0. The SDK gets the URL of the
//! consent page and exchanges the code that the provider sends back.
//!
//! # First program
//!
//! ```text
//! cargo add pipeshub
//! cargo add tokio --features rt,macros
//! ```
#![cfg_attr(
    all(feature = "hyper", feature = "connector-oauth"),
    doc = r#"
```no_run
use pipeshub::Pipeshub;
use pipeshub::connector_oauth::GetOAuthAuthorizationUrlRequest;

#[tokio::main(flavor = "current_thread")]
async fn main() -> pipeshub::Result<()> {
    let pipeshub = Pipeshub::builder()
        .server_url("https://pipeshub.example.com/api/v1")
        .bearer_auth("phpat_abc")
        .build()?;
    let request = GetOAuthAuthorizationUrlRequest::new("3f2c1a44-7b1e-4c52-9a55-0d7f3a1b2c3d");
    let authorization = pipeshub.connector_oauth().get_oauth_authorization_url(request).await?;
    println!("open {}", authorization.authorization_url.as_str());
    Ok(())
}
```
"#
)]
//!
//! The SDK needs a tokio runtime. The SDK turns on the features of tokio that it uses; a program
//! adds `rt` and usually `macros`. The runtime needs its timer and IO, which `#[tokio::main]` and
//! `enable_all` enable. A program without async code uses the feature `blocking`.
//!
//! # Topics
//!
//! | topic | start at | more in |
//! |---|---|---|
//! | a token and a connector of PipesHub | | [setup] |
//! | the OAuth flow | [`connector_oauth`] | [web applications][web] |
//! | errors | [`Error`], [`ErrorKind`] | [errors and what to do][errors] |
//! | a callback with an unknown outcome | [`Error::outcome_is_unknown`] | [errors and what to do][errors] |
//! | deadlines and retries | [`RequestOptions`], [`RetryConfig`] | [reliability] |
//! | tokens | [`Security`], [`TokenSource`] | [tokens] |
//! | features | [below](#features) | [features] |
//! | tests | [`transport_fn`], the crate `pipeshub-emulator` | [testing] |
//! | proxies, tower, other HTTP clients | [`Transport`] | [transports] |
//! | operations that the SDK lacks | [`Operation`], [`PipeshubCore::call`] | [transports] |
//! | logs | the feature `tracing` | [tracing] |
//! | programs without async code | the feature `blocking` | [blocking][without-async] |
//! | small programs | | [embedding] |
//!
//! The [examples] show one topic each.
//!
//! # Features
//!
//! Each operation has a feature with the name of its free function. The method
//! `handle_oauth_callback` has the feature `connector_oauth_handle_oauth_callback`. The default
//! features contain every operation. The other features are those of
//! [`pipeshub_core`](pipeshub_core#features), with the same names.
//!
//! If the compiler does not find a method or a type, its feature is off. For a type, such as the
//! request of a method, the compiler says "the item is gated behind the `…` feature". For a method
//! it names no feature. [`Pipeshub::builder`] needs `hyper`, the default transport, which every
//! feature for TLS turns on.
//!
//! # Methods and functions
//!
//! A method calls the free function of the same name and does nothing else. A program may use both.
//! Each group of operations is a module with its methods and types. The free functions are at the
//! root.
//!
//! [web]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/README.md#in-a-web-application
//! [errors]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/README.md#errors-and-what-to-do
//! [setup]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/docs/setup.md
//! [reliability]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/docs/reliability.md
//! [tokens]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/docs/tokens.md
//! [features]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/docs/features.md
//! [testing]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/README.md#testing
//! [transports]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/docs/transports.md
//! [tracing]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/docs/tracing.md
//! [without-async]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/docs/blocking.md
//! [embedding]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/docs/embedding.md
//! [examples]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/tree/main/examples
#![forbid(unsafe_code)]
// Programs may be compiled with `-Zfmt-debug=none`, which empties every `{:?}`.
#![cfg_attr(not(test), deny(clippy::use_debug))]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(docsrs, doc(auto_cfg(hide(feature = "_admin"))))]

/// Types that several operations have, by family.
pub mod models {
    #[cfg(feature = "_admin")]
    pub use pipeshub_admin_funcs::models::*;
    pub use pipeshub_funcs::models::*;
}

// Written by `cargo xtask operations`: modules.
#[cfg(feature = "agents")]
pub mod agents;
#[cfg(feature = "connector")]
pub mod connector;
#[cfg(feature = "connector-configuration")]
pub mod connector_configuration;
#[cfg(feature = "connector-control")]
pub mod connector_control;
#[cfg(feature = "connector-filters")]
pub mod connector_filters;
#[cfg(feature = "connector-instances")]
pub mod connector_instances;
#[cfg(feature = "connector-oauth")]
pub mod connector_oauth;
#[cfg(feature = "connector-registry")]
pub mod connector_registry;
#[cfg(feature = "conversational-speech")]
pub mod conversational_speech;
#[cfg(feature = "conversations")]
pub mod conversations;
#[cfg(feature = "crawling-jobs")]
pub mod crawling_jobs;
#[cfg(feature = "document-management")]
pub mod document_management;
#[cfg(feature = "knowledge-base")]
pub mod knowledge_base;
#[cfg(feature = "oauth-configuration")]
pub mod oauth_configuration;
#[cfg(feature = "permissions")]
pub mod permissions;
#[cfg(feature = "semantic-search")]
pub mod semantic_search;
#[cfg(feature = "toolset")]
pub mod toolset;
#[cfg(feature = "toolset-instances")]
pub mod toolset_instances;
#[cfg(feature = "toolset-oauth")]
pub mod toolset_oauth;
#[cfg(feature = "toolset-registry")]
pub mod toolset_registry;

#[doc(no_inline)]
#[cfg(feature = "document-management")]
pub use pipeshub_funcs::document_management_download_document;
#[doc(no_inline)]
#[cfg(feature = "toolset")]
pub use pipeshub_funcs::toolset_get_my_toolsets;
#[doc(no_inline)]
#[cfg(feature = "agents")]
pub use pipeshub_funcs::{
    agents_archive_agent_conversation, agents_create_agent, agents_delete_agent,
    agents_delete_agent_conversation_by_id, agents_delete_agent_conversation_chat_attachment,
    agents_get_agent, agents_get_agent_conversation_by_id,
    agents_list_agent_archived_conversations_grouped, agents_list_agent_conversation_archives,
    agents_list_agent_conversations, agents_list_agents,
    agents_regenerate_agent_conversation_message, agents_stream_agent_conversation,
    agents_stream_agent_conversation_message, agents_unarchive_agent_conversation,
    agents_update_agent, agents_update_agent_conversation_message_feedback,
    agents_update_agent_conversation_title, agents_upload_agent_conversation_chat_attachments,
};
#[doc(no_inline)]
#[cfg(feature = "connector-configuration")]
pub use pipeshub_funcs::{
    connector_configuration_get_connector_config,
    connector_configuration_update_connector_auth_config,
    connector_configuration_update_connector_config,
    connector_configuration_update_connector_filters_sync_config,
};
#[doc(no_inline)]
#[cfg(feature = "connector-control")]
pub use pipeshub_funcs::{
    connector_control_submit_connector_file_event_uploads,
    connector_control_submit_connector_file_events, connector_control_toggle_connector,
};
#[doc(no_inline)]
#[cfg(feature = "connector-filters")]
pub use pipeshub_funcs::{
    connector_filters_get_connector_filters, connector_filters_get_filter_field_options,
    connector_filters_save_connector_filters,
};
#[doc(no_inline)]
#[cfg(feature = "connector")]
pub use pipeshub_funcs::{
    connector_get_record_content, connector_lookup_record_by_identifier,
    connector_navigate_knowledge_graph,
};
#[doc(no_inline)]
#[cfg(feature = "connector-instances")]
pub use pipeshub_funcs::{
    connector_instances_create_connector_instance, connector_instances_delete_connector_instance,
    connector_instances_get_connector_instance, connector_instances_get_connector_stats,
    connector_instances_list_active_agent_connectors, connector_instances_list_active_connectors,
    connector_instances_list_configured_connectors, connector_instances_list_connector_instances,
    connector_instances_list_inactive_connectors, connector_instances_reindex_connector,
    connector_instances_resync_connector, connector_instances_update_connector_name,
};
#[doc(no_inline)]
#[cfg(feature = "connector-oauth")]
pub use pipeshub_funcs::{
    connector_oauth_get_oauth_authorization_url, connector_oauth_get_token_from_code,
    connector_oauth_handle_oauth_callback, connector_oauth_wait_until_authenticated,
};
#[doc(no_inline)]
#[cfg(feature = "connector-registry")]
pub use pipeshub_funcs::{
    connector_registry_get_connector_registry, connector_registry_get_connector_schema,
};
#[doc(no_inline)]
#[cfg(feature = "conversational-speech")]
pub use pipeshub_funcs::{
    conversational_speech_get_chat_speech_capabilities,
    conversational_speech_synthesize_chat_speech, conversational_speech_transcribe_chat_audio,
};
#[doc(no_inline)]
#[cfg(feature = "conversations")]
pub use pipeshub_funcs::{
    conversations_add_message_stream, conversations_archive_conversation,
    conversations_delete_conversation_by_id, conversations_delete_conversation_chat_attachment,
    conversations_get_all_conversations, conversations_get_archived_conversations,
    conversations_get_conversation_by_id, conversations_regenerate_answer,
    conversations_search_archived_conversations, conversations_share_conversation,
    conversations_stream_chat, conversations_unarchive_conversation,
    conversations_unshare_conversation_by_id, conversations_update_conversation_title,
    conversations_update_message_feedback, conversations_upload_conversation_chat_attachments,
};
#[doc(no_inline)]
#[cfg(feature = "crawling-jobs")]
pub use pipeshub_funcs::{
    crawling_jobs_get_all_crawling_job_status, crawling_jobs_get_crawling_job_status,
    crawling_jobs_get_queue_stats, crawling_jobs_pause_crawling_job,
    crawling_jobs_remove_all_crawling_job, crawling_jobs_remove_crawling_job,
    crawling_jobs_resume_crawling_job, crawling_jobs_schedule_crawling_job,
};
#[doc(no_inline)]
#[cfg(feature = "knowledge-base")]
pub use pipeshub_funcs::{
    knowledge_base_create_folder, knowledge_base_create_knowledge_base,
    knowledge_base_delete_folder, knowledge_base_delete_knowledge_base,
    knowledge_base_delete_record, knowledge_base_get_knowledge_base,
    knowledge_base_get_knowledge_hub_child_nodes, knowledge_base_get_knowledge_hub_root_nodes,
    knowledge_base_get_record_by_id, knowledge_base_get_upload_limits,
    knowledge_base_list_knowledge_bases, knowledge_base_move_record, knowledge_base_reindex_record,
    knowledge_base_reindex_record_group, knowledge_base_stream_record_buffer,
    knowledge_base_update_folder, knowledge_base_update_knowledge_base,
    knowledge_base_update_record, knowledge_base_upload_records,
};
#[doc(no_inline)]
#[cfg(feature = "oauth-configuration")]
pub use pipeshub_funcs::{
    oauth_configuration_delete_oauth_config, oauth_configuration_delete_toolset_oauth_config,
    oauth_configuration_get_oauth_config, oauth_configuration_get_oauth_connector_type,
    oauth_configuration_get_oauth_registry, oauth_configuration_list_oauth_configs,
    oauth_configuration_list_oauth_configs_by_type, oauth_configuration_list_toolset_oauth_configs,
    oauth_configuration_update_toolset_oauth_config,
};
#[doc(no_inline)]
#[cfg(feature = "permissions")]
pub use pipeshub_funcs::{
    permissions_create_kb_permission, permissions_delete_kb_permissions,
    permissions_list_kb_permissions, permissions_update_kb_permissions,
};
#[doc(no_inline)]
#[cfg(feature = "semantic-search")]
pub use pipeshub_funcs::{
    semantic_search_archive_search, semantic_search_delete_search_by_id,
    semantic_search_delete_search_history, semantic_search_get_search_by_id,
    semantic_search_search, semantic_search_search_history, semantic_search_unarchive_search,
};
#[doc(no_inline)]
#[cfg(feature = "toolset-instances")]
pub use pipeshub_funcs::{
    toolset_instances_authenticate_agent_toolset, toolset_instances_authenticate_toolset_instance,
    toolset_instances_create_toolset_instance, toolset_instances_delete_toolset_instance,
    toolset_instances_get_agent_toolsets, toolset_instances_get_toolset_instance,
    toolset_instances_get_toolset_instance_status, toolset_instances_get_toolset_instances,
    toolset_instances_reauthenticate_agent_toolset,
    toolset_instances_reauthenticate_toolset_instance,
    toolset_instances_remove_agent_toolset_credentials,
    toolset_instances_remove_toolset_credentials,
    toolset_instances_update_agent_toolset_credentials,
    toolset_instances_update_toolset_credentials, toolset_instances_update_toolset_instance,
};
#[doc(no_inline)]
#[cfg(feature = "toolset-oauth")]
pub use pipeshub_funcs::{
    toolset_oauth_get_agent_toolset_oauth_url, toolset_oauth_get_instance_oauth_authorization_url,
    toolset_oauth_handle_toolset_oauth_callback,
};
#[doc(no_inline)]
#[cfg(feature = "toolset-registry")]
pub use pipeshub_funcs::{
    toolset_registry_get_toolset_schema, toolset_registry_list_toolset_registry,
};
#[cfg(feature = "ai-models-providers")]
pub mod ai_models_providers;
#[cfg(feature = "authentication-configuration")]
pub mod authentication_configuration;
#[cfg(feature = "configuration-manager")]
pub mod configuration_manager;
#[cfg(feature = "mcp")]
pub mod mcp;
#[cfg(feature = "metrics-collection")]
pub mod metrics_collection;
#[cfg(feature = "notifications")]
pub mod notifications;
#[cfg(feature = "oauth")]
pub mod oauth;
#[cfg(feature = "oauth-apps")]
pub mod oauth_apps;
#[cfg(feature = "oauth-provider")]
pub mod oauth_provider;
#[cfg(feature = "openid-connect")]
pub mod openid_connect;
#[cfg(feature = "organization-auth-config")]
pub mod organization_auth_config;
#[cfg(feature = "organizations")]
pub mod organizations;
#[cfg(feature = "personal-access-tokens")]
pub mod personal_access_tokens;
#[cfg(feature = "platform-settings")]
pub mod platform_settings;
#[cfg(feature = "public-urls")]
pub mod public_urls;
#[cfg(feature = "smtp-configuration")]
pub mod smtp_configuration;
#[cfg(feature = "storage-configuration")]
pub mod storage_configuration;
#[cfg(feature = "teams")]
pub mod teams;
#[cfg(feature = "user-account")]
pub mod user_account;
#[cfg(feature = "user-groups")]
pub mod user_groups;
#[cfg(feature = "users")]
pub mod users;
#[cfg(feature = "web-search")]
pub mod web_search;

#[doc(no_inline)]
#[cfg(feature = "oauth")]
pub use pipeshub_admin_funcs::oauth_exchange_oauth_code;
#[doc(no_inline)]
#[cfg(feature = "ai-models-providers")]
pub use pipeshub_admin_funcs::{
    ai_models_providers_add_ai_model_provider, ai_models_providers_delete_ai_model_provider,
    ai_models_providers_get_ai_model_provider_schema, ai_models_providers_get_ai_model_registry,
    ai_models_providers_get_ai_model_registry_capabilities,
    ai_models_providers_get_available_models_by_type, ai_models_providers_get_models_by_type,
    ai_models_providers_prepare_embedding_model, ai_models_providers_set_default_ai_model,
    ai_models_providers_stream_embedding_download_progress,
    ai_models_providers_update_ai_model_provider,
};
#[doc(no_inline)]
#[cfg(feature = "authentication-configuration")]
pub use pipeshub_admin_funcs::{
    authentication_configuration_get_azure_ad_auth_config,
    authentication_configuration_get_generic_oauth_config,
    authentication_configuration_get_google_auth_config,
    authentication_configuration_get_microsoft_auth_config,
    authentication_configuration_get_sso_auth_config,
    authentication_configuration_set_azure_ad_auth_config,
    authentication_configuration_set_google_auth_config,
    authentication_configuration_set_microsoft_auth_config,
    authentication_configuration_set_oauth_config,
    authentication_configuration_set_sso_auth_config,
};
#[doc(no_inline)]
#[cfg(feature = "configuration-manager")]
pub use pipeshub_admin_funcs::{
    configuration_manager_create_ai_models_config, configuration_manager_create_slack_bot_config,
    configuration_manager_delete_slack_bot_config, configuration_manager_get_ai_models_config,
    configuration_manager_get_ai_models_providers, configuration_manager_get_model_roles,
    configuration_manager_get_slack_bot_configs,
    configuration_manager_set_metrics_collection_push_interval,
    configuration_manager_set_metrics_collection_remote_server,
    configuration_manager_update_model_roles, configuration_manager_update_slack_bot_config,
};
#[doc(no_inline)]
#[cfg(feature = "mcp")]
pub use pipeshub_admin_funcs::{mcp_handle_mcp_request, mcp_handle_mcp_streaming_request};
#[doc(no_inline)]
#[cfg(feature = "metrics-collection")]
pub use pipeshub_admin_funcs::{
    metrics_collection_get_metrics_collection, metrics_collection_toggle_metrics_collection,
};
#[doc(no_inline)]
#[cfg(feature = "notifications")]
pub use pipeshub_admin_funcs::{
    notifications_archive_in_app_notification, notifications_dismiss_in_app_notification,
    notifications_get_notification_stats, notifications_list_in_app_notifications,
    notifications_mark_all_in_app_notifications_read, notifications_mark_in_app_notification_read,
    notifications_mark_in_app_notification_unread, notifications_unarchive_in_app_notification,
};
#[doc(no_inline)]
#[cfg(feature = "oauth-apps")]
pub use pipeshub_admin_funcs::{
    oauth_apps_activate_oauth_app, oauth_apps_create_oauth_app, oauth_apps_delete_oauth_app,
    oauth_apps_get_oauth_app, oauth_apps_list_oauth_app_tokens, oauth_apps_list_oauth_apps,
    oauth_apps_list_oauth_scopes, oauth_apps_regenerate_oauth_app_secret,
    oauth_apps_revoke_all_oauth_app_tokens, oauth_apps_suspend_oauth_app,
    oauth_apps_update_oauth_app,
};
#[doc(no_inline)]
#[cfg(feature = "oauth-provider")]
pub use pipeshub_admin_funcs::{
    oauth_provider_oauth_authorize, oauth_provider_oauth_authorize_consent,
    oauth_provider_oauth_introspect, oauth_provider_oauth_revoke, oauth_provider_oauth_token,
};
#[doc(no_inline)]
#[cfg(feature = "openid-connect")]
pub use pipeshub_admin_funcs::{
    openid_connect_jwks, openid_connect_oauth_authorization_server_metadata,
    openid_connect_oauth_protected_resource, openid_connect_oauth_user_info,
    openid_connect_openid_configuration,
};
#[doc(no_inline)]
#[cfg(feature = "organization-auth-config")]
pub use pipeshub_admin_funcs::{
    organization_auth_config_get_auth_methods, organization_auth_config_set_up_auth_config,
    organization_auth_config_update_auth_method,
};
#[doc(no_inline)]
#[cfg(feature = "organizations")]
pub use pipeshub_admin_funcs::{
    organizations_check_org_exists, organizations_create_organization,
    organizations_delete_organization, organizations_delete_organization_logo,
    organizations_get_current_organization, organizations_get_onboarding_status,
    organizations_get_org_health, organizations_get_organization_logo,
    organizations_update_onboarding_status, organizations_update_organization,
    organizations_upload_organization_logo,
};
#[doc(no_inline)]
#[cfg(feature = "personal-access-tokens")]
pub use pipeshub_admin_funcs::{
    personal_access_tokens_admin_list_personal_access_tokens,
    personal_access_tokens_admin_revoke_personal_access_token,
    personal_access_tokens_create_personal_access_token,
    personal_access_tokens_list_personal_access_token_scopes,
    personal_access_tokens_list_personal_access_tokens,
    personal_access_tokens_revoke_personal_access_token,
};
#[doc(no_inline)]
#[cfg(feature = "platform-settings")]
pub use pipeshub_admin_funcs::{
    platform_settings_get_available_feature_flags, platform_settings_get_custom_system_prompt,
    platform_settings_get_platform_settings, platform_settings_set_custom_system_prompt,
    platform_settings_set_platform_settings,
};
#[doc(no_inline)]
#[cfg(feature = "public-urls")]
pub use pipeshub_admin_funcs::{
    public_urls_get_connector_public_url, public_urls_get_frontend_public_url,
    public_urls_set_connector_public_url, public_urls_set_frontend_public_url,
};
#[doc(no_inline)]
#[cfg(feature = "smtp-configuration")]
pub use pipeshub_admin_funcs::{
    smtp_configuration_create_smtp_config, smtp_configuration_get_smtp_config,
};
#[doc(no_inline)]
#[cfg(feature = "storage-configuration")]
pub use pipeshub_admin_funcs::{
    storage_configuration_create_storage_config, storage_configuration_get_storage_config,
};
#[doc(no_inline)]
#[cfg(feature = "teams")]
pub use pipeshub_admin_funcs::{
    teams_create_team, teams_delete_team, teams_get_team_by_id, teams_get_team_users,
    teams_get_user_teams, teams_update_team,
};
#[doc(no_inline)]
#[cfg(feature = "user-account")]
pub use pipeshub_admin_funcs::{
    user_account_authenticate, user_account_forgot_password, user_account_generate_login_otp,
    user_account_init_auth, user_account_logout, user_account_refresh_token,
    user_account_reset_password, user_account_reset_password_with_token,
    user_account_validate_email_change_token,
};
#[doc(no_inline)]
#[cfg(feature = "user-groups")]
pub use pipeshub_admin_funcs::{
    user_groups_add_users_to_group, user_groups_create_user_group, user_groups_delete_user_group,
    user_groups_get_all_user_groups, user_groups_get_group_statistics,
    user_groups_get_groups_for_user, user_groups_get_user_group_by_id,
    user_groups_get_user_groups_health, user_groups_get_users_in_group,
    user_groups_remove_users_from_group, user_groups_update_user_group,
};
#[doc(no_inline)]
#[cfg(feature = "users")]
pub use pipeshub_admin_funcs::{
    users_admin_check, users_bulk_invite_users, users_bulk_invite_users_from_file,
    users_create_user, users_delete_user, users_get_all_users, users_get_all_users_with_groups,
    users_get_user_by_id, users_get_user_display_picture, users_get_user_email_by_id,
    users_get_users_by_ids, users_get_users_health, users_list_users_graph,
    users_remove_user_display_picture, users_resend_user_invite, users_unblock_user,
    users_update_designation, users_update_email, users_update_first_name, users_update_full_name,
    users_update_last_name, users_update_user, users_upload_user_display_picture,
};
#[doc(no_inline)]
#[cfg(feature = "web-search")]
pub use pipeshub_admin_funcs::{
    web_search_add_web_search_provider, web_search_delete_web_search_provider,
    web_search_get_web_search_providers, web_search_update_default_web_search_provider,
    web_search_update_web_search_provider, web_search_update_web_search_settings,
};
// The end of modules.

#[cfg(feature = "client-credentials")]
pub use pipeshub_core::ClientCredentials;
#[cfg(feature = "blocking")]
pub use pipeshub_core::blocking;
#[cfg(feature = "hyper")]
pub use pipeshub_core::unversioned;
pub use pipeshub_core::{
    AccessToken, Attempt, BackoffStrategy, Body, BoxFuture, Call, Delivery, Download, Error,
    ErrorKind, EventRead, EventStream, Form, FromOpenReply, Items, OpenReply, Opening, Operation,
    PagedRequest, Pages, Paging, Part, PipeshubCore, PipeshubCoreBuilder, PipeshubDefaultError,
    Progress, QueryLimits, QueryValue, RawEvent, RawReply, Reply, RequestOptions, Resend, Response,
    ResponseMeta, Result, RetryConfig, Roots, Secret, Security, SendFuture, SensitiveUrl,
    StreamEvent, TlsProvider, TokenContext, TokenFuture, TokenSource, Transport, TransportError,
    TransportResult, from_json, http, json, open_enum, text, to_json, transport_fn, url,
};
#[cfg(feature = "tower")]
pub use pipeshub_core::{ServiceTransport, TransportService};

/// A client for the whole API, with the operations grouped as methods.
///
/// `Pipeshub` is a wrapper around [`PipeshubCore`] and as cheap to clone. [`core`](Self::core)
/// returns the core for free functions.
///
/// ```
/// # #[cfg(feature = "hyper")]
/// # fn f() -> pipeshub::Result<()> {
/// use std::time::Duration;
/// use pipeshub::{Pipeshub, RequestOptions};
///
/// let pipeshub = Pipeshub::from_env()?;
/// let hurried = pipeshub.with_options(RequestOptions::new().timeout(Duration::from_secs(5)))?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Pipeshub {
    core: PipeshubCore,
}

impl Pipeshub {
    /// Returns a builder with the default transport; see [`PipeshubCore::builder`].
    #[cfg(feature = "hyper")]
    pub fn builder() -> PipeshubCoreBuilder<Self> {
        PipeshubCore::builder().for_client()
    }

    /// Builds a client from environment variables; see [`PipeshubCore::from_env`].
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidConfig`]: a variable is wrong. The message names the variable to fix.
    #[cfg(feature = "hyper")]
    pub fn from_env() -> Result<Self> {
        PipeshubCore::from_env().map(Self::from)
    }

    /// Returns a builder with a custom transport; see [`PipeshubCore::with_transport`].
    pub fn with_transport(transport: impl Transport) -> PipeshubCoreBuilder<Self> {
        PipeshubCore::with_transport(transport).for_client()
    }

    /// Returns a handle with other options; see [`PipeshubCore::with_options`].
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidConfig`]: an option is invalid. The message names the option to fix.
    pub fn with_options(&self, options: RequestOptions) -> Result<Self> {
        self.core.with_options(options).map(Self::from)
    }

    /// Returns the core, for free functions.
    #[must_use]
    pub fn core(&self) -> &PipeshubCore {
        &self.core
    }
}

// Written by `cargo xtask operations`: accessors.
impl Pipeshub {
    /// Returns the methods for agents and their conversations.
    #[cfg(feature = "agents")]
    #[must_use]
    pub fn agents(&self) -> agents::Agents<'_> {
        agents::Agents::new(&self.core)
    }

    /// Returns the methods for records of connectors.
    #[cfg(feature = "connector")]
    #[must_use]
    pub fn connector(&self) -> connector::Connector<'_> {
        connector::Connector::new(&self.core)
    }

    /// Returns the methods for the configuration of a connector.
    #[cfg(feature = "connector-configuration")]
    #[must_use]
    pub fn connector_configuration(&self) -> connector_configuration::ConnectorConfiguration<'_> {
        connector_configuration::ConnectorConfiguration::new(&self.core)
    }

    /// Returns the methods for the switches and file events of a connector.
    #[cfg(feature = "connector-control")]
    #[must_use]
    pub fn connector_control(&self) -> connector_control::ConnectorControl<'_> {
        connector_control::ConnectorControl::new(&self.core)
    }

    /// Returns the methods for the filters of a connector.
    #[cfg(feature = "connector-filters")]
    #[must_use]
    pub fn connector_filters(&self) -> connector_filters::ConnectorFilters<'_> {
        connector_filters::ConnectorFilters::new(&self.core)
    }

    /// Returns the methods for connector instances.
    #[cfg(feature = "connector-instances")]
    #[must_use]
    pub fn connector_instances(&self) -> connector_instances::ConnectorInstances<'_> {
        connector_instances::ConnectorInstances::new(&self.core)
    }

    /// Returns the methods of the OAuth flow that authorizes a connector.
    #[cfg(feature = "connector-oauth")]
    #[must_use]
    pub fn connector_oauth(&self) -> connector_oauth::ConnectorOAuth<'_> {
        connector_oauth::ConnectorOAuth::new(&self.core)
    }

    /// Returns the methods for the registry of connector types.
    #[cfg(feature = "connector-registry")]
    #[must_use]
    pub fn connector_registry(&self) -> connector_registry::ConnectorRegistry<'_> {
        connector_registry::ConnectorRegistry::new(&self.core)
    }

    /// Returns the methods for speech in conversations.
    #[cfg(feature = "conversational-speech")]
    #[must_use]
    pub fn conversational_speech(&self) -> conversational_speech::ConversationalSpeech<'_> {
        conversational_speech::ConversationalSpeech::new(&self.core)
    }

    /// Returns the methods for conversations with the assistant.
    #[cfg(feature = "conversations")]
    #[must_use]
    pub fn conversations(&self) -> conversations::Conversations<'_> {
        conversations::Conversations::new(&self.core)
    }

    /// Returns the methods for schedules of connectors.
    #[cfg(feature = "crawling-jobs")]
    #[must_use]
    pub fn crawling_jobs(&self) -> crawling_jobs::CrawlingJobs<'_> {
        crawling_jobs::CrawlingJobs::new(&self.core)
    }

    /// Returns the methods for documents in the storage.
    #[cfg(feature = "document-management")]
    #[must_use]
    pub fn document_management(&self) -> document_management::DocumentManagement<'_> {
        document_management::DocumentManagement::new(&self.core)
    }

    /// Returns the methods for knowledge bases.
    #[cfg(feature = "knowledge-base")]
    #[must_use]
    pub fn knowledge_base(&self) -> knowledge_base::KnowledgeBaseGroup<'_> {
        knowledge_base::KnowledgeBaseGroup::new(&self.core)
    }

    /// Returns the methods for OAuth apps at the providers of connectors and toolsets.
    #[cfg(feature = "oauth-configuration")]
    #[must_use]
    pub fn oauth_configuration(&self) -> oauth_configuration::OAuthConfiguration<'_> {
        oauth_configuration::OAuthConfiguration::new(&self.core)
    }

    /// Returns the methods for the permissions of a knowledge base.
    #[cfg(feature = "permissions")]
    #[must_use]
    pub fn permissions(&self) -> permissions::Permissions<'_> {
        permissions::Permissions::new(&self.core)
    }

    /// Returns the methods for semantic search.
    #[cfg(feature = "semantic-search")]
    #[must_use]
    pub fn semantic_search(&self) -> semantic_search::SemanticSearch<'_> {
        semantic_search::SemanticSearch::new(&self.core)
    }

    /// Returns the methods for the toolsets of the caller.
    #[cfg(feature = "toolset")]
    #[must_use]
    pub fn toolset(&self) -> toolset::Toolset<'_> {
        toolset::Toolset::new(&self.core)
    }

    /// Returns the methods for toolset instances.
    #[cfg(feature = "toolset-instances")]
    #[must_use]
    pub fn toolset_instances(&self) -> toolset_instances::ToolsetInstances<'_> {
        toolset_instances::ToolsetInstances::new(&self.core)
    }

    /// Returns the methods of the OAuth flow that authorizes a toolset.
    #[cfg(feature = "toolset-oauth")]
    #[must_use]
    pub fn toolset_oauth(&self) -> toolset_oauth::ToolsetOAuth<'_> {
        toolset_oauth::ToolsetOAuth::new(&self.core)
    }

    /// Returns the methods for the registry of toolset types.
    #[cfg(feature = "toolset-registry")]
    #[must_use]
    pub fn toolset_registry(&self) -> toolset_registry::ToolsetRegistry<'_> {
        toolset_registry::ToolsetRegistry::new(&self.core)
    }

    /// Returns the methods for providers of AI models.
    #[cfg(feature = "ai-models-providers")]
    #[must_use]
    pub fn ai_models_providers(&self) -> ai_models_providers::AIModelsProviders<'_> {
        ai_models_providers::AIModelsProviders::new(&self.core)
    }

    /// Returns the methods for the settings of identity providers.
    #[cfg(feature = "authentication-configuration")]
    #[must_use]
    pub fn authentication_configuration(
        &self,
    ) -> authentication_configuration::AuthenticationConfiguration<'_> {
        authentication_configuration::AuthenticationConfiguration::new(&self.core)
    }

    /// Returns the methods for other settings of the server.
    #[cfg(feature = "configuration-manager")]
    #[must_use]
    pub fn configuration_manager(&self) -> configuration_manager::ConfigurationManager<'_> {
        configuration_manager::ConfigurationManager::new(&self.core)
    }

    /// Returns the methods for the Model Context Protocol.
    #[cfg(feature = "mcp")]
    #[must_use]
    pub fn mcp(&self) -> mcp::Mcp<'_> {
        mcp::Mcp::new(&self.core)
    }

    /// Returns the methods for the collection of metrics.
    #[cfg(feature = "metrics-collection")]
    #[must_use]
    pub fn metrics_collection(&self) -> metrics_collection::MetricsCollection<'_> {
        metrics_collection::MetricsCollection::new(&self.core)
    }

    /// Returns the methods for notifications in the app.
    #[cfg(feature = "notifications")]
    #[must_use]
    pub fn notifications(&self) -> notifications::Notifications<'_> {
        notifications::Notifications::new(&self.core)
    }

    /// Returns the methods for sign-in with an OAuth provider.
    #[cfg(feature = "oauth")]
    #[must_use]
    pub fn oauth(&self) -> oauth::OAuth<'_> {
        oauth::OAuth::new(&self.core)
    }

    /// Returns the methods for OAuth apps of PipesHub.
    #[cfg(feature = "oauth-apps")]
    #[must_use]
    pub fn oauth_apps(&self) -> oauth_apps::OAuthApps<'_> {
        oauth_apps::OAuthApps::new(&self.core)
    }

    /// Returns the methods for PipesHub as an OAuth provider.
    #[cfg(feature = "oauth-provider")]
    #[must_use]
    pub fn oauth_provider(&self) -> oauth_provider::OAuthProvider<'_> {
        oauth_provider::OAuthProvider::new(&self.core)
    }

    /// Returns the methods for discovery documents, keys and claims.
    #[cfg(feature = "openid-connect")]
    #[must_use]
    pub fn openid_connect(&self) -> openid_connect::OpenIDConnect<'_> {
        openid_connect::OpenIDConnect::new(&self.core)
    }

    /// Returns the methods for the ways to sign in.
    #[cfg(feature = "organization-auth-config")]
    #[must_use]
    pub fn organization_auth_config(&self) -> organization_auth_config::OrganizationAuthConfig<'_> {
        organization_auth_config::OrganizationAuthConfig::new(&self.core)
    }

    /// Returns the methods for the organization.
    #[cfg(feature = "organizations")]
    #[must_use]
    pub fn organizations(&self) -> organizations::Organizations<'_> {
        organizations::Organizations::new(&self.core)
    }

    /// Returns the methods for personal access tokens.
    #[cfg(feature = "personal-access-tokens")]
    #[must_use]
    pub fn personal_access_tokens(&self) -> personal_access_tokens::PersonalAccessTokens<'_> {
        personal_access_tokens::PersonalAccessTokens::new(&self.core)
    }

    /// Returns the methods for settings of the platform.
    #[cfg(feature = "platform-settings")]
    #[must_use]
    pub fn platform_settings(&self) -> platform_settings::PlatformSettingsGroup<'_> {
        platform_settings::PlatformSettingsGroup::new(&self.core)
    }

    /// Returns the methods for the public URLs of the server.
    #[cfg(feature = "public-urls")]
    #[must_use]
    pub fn public_urls(&self) -> public_urls::PublicURLs<'_> {
        public_urls::PublicURLs::new(&self.core)
    }

    /// Returns the methods for the settings of the mail server.
    #[cfg(feature = "smtp-configuration")]
    #[must_use]
    pub fn smtp_configuration(&self) -> smtp_configuration::SMTPConfiguration<'_> {
        smtp_configuration::SMTPConfiguration::new(&self.core)
    }

    /// Returns the methods for the settings of the storage.
    #[cfg(feature = "storage-configuration")]
    #[must_use]
    pub fn storage_configuration(&self) -> storage_configuration::StorageConfiguration<'_> {
        storage_configuration::StorageConfiguration::new(&self.core)
    }

    /// Returns the methods for teams.
    #[cfg(feature = "teams")]
    #[must_use]
    pub fn teams(&self) -> teams::Teams<'_> {
        teams::Teams::new(&self.core)
    }

    /// Returns the methods for sign-in and passwords.
    #[cfg(feature = "user-account")]
    #[must_use]
    pub fn user_account(&self) -> user_account::UserAccount<'_> {
        user_account::UserAccount::new(&self.core)
    }

    /// Returns the methods for user groups.
    #[cfg(feature = "user-groups")]
    #[must_use]
    pub fn user_groups(&self) -> user_groups::UserGroups<'_> {
        user_groups::UserGroups::new(&self.core)
    }

    /// Returns the methods for users.
    #[cfg(feature = "users")]
    #[must_use]
    pub fn users(&self) -> users::Users<'_> {
        users::Users::new(&self.core)
    }

    /// Returns the methods for providers of web search.
    #[cfg(feature = "web-search")]
    #[must_use]
    pub fn web_search(&self) -> web_search::WebSearch<'_> {
        web_search::WebSearch::new(&self.core)
    }
}
// The end of accessors.

impl From<PipeshubCore> for Pipeshub {
    fn from(core: PipeshubCore) -> Self {
        Self { core }
    }
}
