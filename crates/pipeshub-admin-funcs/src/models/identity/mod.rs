// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! Types that several operations of the family `identity` have.

#[cfg(any(
    feature = "organization_auth_config_get_auth_methods",
    feature = "organization_auth_config_update_auth_method"
))]
mod auth_method;
#[cfg(any(
    feature = "organization_auth_config_get_auth_methods",
    feature = "organization_auth_config_update_auth_method"
))]
pub use self::auth_method::AuthMethod;

#[cfg(any(
    feature = "organization_auth_config_get_auth_methods",
    feature = "organization_auth_config_update_auth_method",
    feature = "user_account_authenticate",
    feature = "user_account_init_auth"
))]
mod auth_method_type;
#[cfg(any(
    feature = "organization_auth_config_get_auth_methods",
    feature = "organization_auth_config_update_auth_method",
    feature = "user_account_authenticate",
    feature = "user_account_init_auth"
))]
pub use self::auth_method_type::AuthMethodType;

#[cfg(any(
    feature = "user_account_authenticate",
    feature = "user_account_init_auth"
))]
mod auth_providers;
#[cfg(any(
    feature = "user_account_authenticate",
    feature = "user_account_init_auth"
))]
pub use self::auth_providers::AuthProviders;

#[cfg(any(
    feature = "organization_auth_config_get_auth_methods",
    feature = "organization_auth_config_update_auth_method"
))]
mod auth_step;
#[cfg(any(
    feature = "organization_auth_config_get_auth_methods",
    feature = "organization_auth_config_update_auth_method"
))]
pub use self::auth_step::AuthStep;

#[cfg(any(
    feature = "authentication_configuration_get_azure_ad_auth_config",
    feature = "user_account_authenticate",
    feature = "user_account_init_auth"
))]
mod azure_ad_auth_config;
#[cfg(any(
    feature = "authentication_configuration_get_azure_ad_auth_config",
    feature = "user_account_authenticate",
    feature = "user_account_init_auth"
))]
pub use self::azure_ad_auth_config::AzureAdAuthConfig;

#[cfg(any(
    feature = "user_account_forgot_password",
    feature = "user_account_reset_password_with_token"
))]
mod data_string_response;
#[cfg(any(
    feature = "user_account_forgot_password",
    feature = "user_account_reset_password_with_token"
))]
pub use self::data_string_response::DataStringResponse;

#[cfg(any(
    feature = "authentication_configuration_get_generic_oauth_config",
    feature = "user_account_authenticate",
    feature = "user_account_init_auth"
))]
mod generic_oauth_config;
#[cfg(any(
    feature = "authentication_configuration_get_generic_oauth_config",
    feature = "user_account_authenticate",
    feature = "user_account_init_auth"
))]
pub use self::generic_oauth_config::GenericOAuthConfig;

#[cfg(any(
    feature = "authentication_configuration_get_google_auth_config",
    feature = "user_account_authenticate",
    feature = "user_account_init_auth"
))]
mod google_auth_config;
#[cfg(any(
    feature = "authentication_configuration_get_google_auth_config",
    feature = "user_account_authenticate",
    feature = "user_account_init_auth"
))]
pub use self::google_auth_config::GoogleAuthConfig;

#[cfg(feature = "user_account_init_auth")]
mod init_auth_response;
#[cfg(feature = "user_account_init_auth")]
pub use self::init_auth_response::InitAuthResponse;

#[cfg(any(
    feature = "authentication_configuration_set_azure_ad_auth_config",
    feature = "authentication_configuration_set_google_auth_config",
    feature = "authentication_configuration_set_microsoft_auth_config",
    feature = "authentication_configuration_set_oauth_config",
    feature = "authentication_configuration_set_sso_auth_config",
    feature = "oauth_apps_delete_oauth_app",
    feature = "oauth_apps_revoke_all_oauth_app_tokens",
    feature = "organization_auth_config_set_up_auth_config",
    feature = "user_account_validate_email_change_token"
))]
mod message_response;
#[cfg(any(
    feature = "authentication_configuration_set_azure_ad_auth_config",
    feature = "authentication_configuration_set_google_auth_config",
    feature = "authentication_configuration_set_microsoft_auth_config",
    feature = "authentication_configuration_set_oauth_config",
    feature = "authentication_configuration_set_sso_auth_config",
    feature = "oauth_apps_delete_oauth_app",
    feature = "oauth_apps_revoke_all_oauth_app_tokens",
    feature = "organization_auth_config_set_up_auth_config",
    feature = "user_account_validate_email_change_token"
))]
pub use self::message_response::MessageResponse;

#[cfg(any(
    feature = "authentication_configuration_get_microsoft_auth_config",
    feature = "user_account_authenticate",
    feature = "user_account_init_auth"
))]
mod microsoft_auth_config;
#[cfg(any(
    feature = "authentication_configuration_get_microsoft_auth_config",
    feature = "user_account_authenticate",
    feature = "user_account_init_auth"
))]
pub use self::microsoft_auth_config::MicrosoftAuthConfig;

#[cfg(any(
    feature = "oauth_apps_activate_oauth_app",
    feature = "oauth_apps_get_oauth_app",
    feature = "oauth_apps_list_oauth_apps",
    feature = "oauth_apps_suspend_oauth_app",
    feature = "oauth_apps_update_oauth_app"
))]
mod oauth_app_response;
#[cfg(any(
    feature = "oauth_apps_activate_oauth_app",
    feature = "oauth_apps_get_oauth_app",
    feature = "oauth_apps_list_oauth_apps",
    feature = "oauth_apps_suspend_oauth_app",
    feature = "oauth_apps_update_oauth_app"
))]
pub use self::oauth_app_response::OAuthAppResponse;

#[cfg(any(
    feature = "oauth_apps_activate_oauth_app",
    feature = "oauth_apps_create_oauth_app",
    feature = "oauth_apps_get_oauth_app",
    feature = "oauth_apps_list_oauth_apps",
    feature = "oauth_apps_suspend_oauth_app",
    feature = "oauth_apps_update_oauth_app"
))]
mod oauth_app_status;
#[cfg(any(
    feature = "oauth_apps_activate_oauth_app",
    feature = "oauth_apps_create_oauth_app",
    feature = "oauth_apps_get_oauth_app",
    feature = "oauth_apps_list_oauth_apps",
    feature = "oauth_apps_suspend_oauth_app",
    feature = "oauth_apps_update_oauth_app"
))]
pub use self::oauth_app_status::OAuthAppStatus;

#[cfg(any(
    feature = "oauth_apps_activate_oauth_app",
    feature = "oauth_apps_create_oauth_app",
    feature = "oauth_apps_get_oauth_app",
    feature = "oauth_apps_list_oauth_apps",
    feature = "oauth_apps_suspend_oauth_app",
    feature = "oauth_apps_update_oauth_app"
))]
mod oauth_grant_type;
#[cfg(any(
    feature = "oauth_apps_activate_oauth_app",
    feature = "oauth_apps_create_oauth_app",
    feature = "oauth_apps_get_oauth_app",
    feature = "oauth_apps_list_oauth_apps",
    feature = "oauth_apps_suspend_oauth_app",
    feature = "oauth_apps_update_oauth_app"
))]
pub use self::oauth_grant_type::OAuthGrantType;

#[cfg(any(
    feature = "oauth_apps_list_oauth_apps",
    feature = "personal_access_tokens_admin_list_personal_access_tokens"
))]
mod oauth_pagination;
#[cfg(any(
    feature = "oauth_apps_list_oauth_apps",
    feature = "personal_access_tokens_admin_list_personal_access_tokens"
))]
pub use self::oauth_pagination::OAuthPagination;

#[cfg(any(
    feature = "oauth_provider_oauth_authorize",
    feature = "oauth_provider_oauth_authorize_consent"
))]
mod oauth_redirect;
#[cfg(any(
    feature = "oauth_provider_oauth_authorize",
    feature = "oauth_provider_oauth_authorize_consent"
))]
pub use self::oauth_redirect::OAuthRedirect;

#[cfg(any(
    feature = "oauth_apps_list_oauth_scopes",
    feature = "personal_access_tokens_list_personal_access_token_scopes"
))]
mod oauth_scope_info;
#[cfg(any(
    feature = "oauth_apps_list_oauth_scopes",
    feature = "personal_access_tokens_list_personal_access_token_scopes"
))]
pub use self::oauth_scope_info::OAuthScopeInfo;

#[cfg(any(
    feature = "openid_connect_oauth_authorization_server_metadata",
    feature = "openid_connect_openid_configuration"
))]
mod openid_configuration;
#[cfg(any(
    feature = "openid_connect_oauth_authorization_server_metadata",
    feature = "openid_connect_openid_configuration"
))]
pub use self::openid_configuration::OpenIDConfiguration;

#[cfg(any(
    feature = "personal_access_tokens_admin_revoke_personal_access_token",
    feature = "personal_access_tokens_revoke_personal_access_token"
))]
mod revoke_pat_response;
#[cfg(any(
    feature = "personal_access_tokens_admin_revoke_personal_access_token",
    feature = "personal_access_tokens_revoke_personal_access_token"
))]
pub use self::revoke_pat_response::RevokePatResponse;

#[cfg(any(
    feature = "authentication_configuration_get_sso_auth_config",
    feature = "user_account_authenticate",
    feature = "user_account_init_auth"
))]
mod ss_oauth_config;
#[cfg(any(
    feature = "authentication_configuration_get_sso_auth_config",
    feature = "user_account_authenticate",
    feature = "user_account_init_auth"
))]
pub use self::ss_oauth_config::SSOAuthConfig;
