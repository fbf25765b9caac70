// Written by `cargo xtask operations`. Do not edit.
//! OAuth apps of PipesHub.

#[cfg(feature = "oauth_apps_activate_oauth_app")]
mod activate_oauth_app;
#[cfg(feature = "oauth_apps_create_oauth_app")]
mod create_oauth_app;
#[cfg(feature = "oauth_apps_delete_oauth_app")]
mod delete_oauth_app;
#[cfg(feature = "oauth_apps_get_oauth_app")]
mod get_oauth_app;
#[cfg(feature = "oauth_apps_list_oauth_app_tokens")]
mod list_oauth_app_tokens;
#[cfg(feature = "oauth_apps_list_oauth_apps")]
mod list_oauth_apps;
#[cfg(feature = "oauth_apps_list_oauth_scopes")]
mod list_oauth_scopes;
#[cfg(feature = "oauth_apps_regenerate_oauth_app_secret")]
mod regenerate_oauth_app_secret;
#[cfg(feature = "oauth_apps_revoke_all_oauth_app_tokens")]
mod revoke_all_oauth_app_tokens;
#[cfg(feature = "oauth_apps_suspend_oauth_app")]
mod suspend_oauth_app;
#[cfg(feature = "oauth_apps_update_oauth_app")]
mod update_oauth_app;

#[cfg(feature = "oauth_apps_activate_oauth_app")]
pub use self::activate_oauth_app::{
    ActivateOAuthAppRequest, ActivateOAuthAppResponse, oauth_apps_activate_oauth_app,
};
#[cfg(feature = "oauth_apps_create_oauth_app")]
pub use self::create_oauth_app::{
    CreateOAuthAppRequest, CreateOAuthAppResponse, OAuthAppWithSecret, oauth_apps_create_oauth_app,
};
#[cfg(feature = "oauth_apps_delete_oauth_app")]
pub use self::delete_oauth_app::{DeleteOAuthAppRequest, oauth_apps_delete_oauth_app};
#[cfg(feature = "oauth_apps_get_oauth_app")]
pub use self::get_oauth_app::{GetOAuthAppRequest, oauth_apps_get_oauth_app};
#[cfg(feature = "oauth_apps_list_oauth_app_tokens")]
pub use self::list_oauth_app_tokens::{
    ListOAuthAppTokensRequest, OAuthAppTokensListResponse, OAuthTokenListItem,
    OAuthTokenListItemTokenType, oauth_apps_list_oauth_app_tokens,
};
#[cfg(feature = "oauth_apps_list_oauth_apps")]
pub use self::list_oauth_apps::{
    ListOAuthAppsRequest, ListOAuthAppsStatus, OAuthAppListResponse, oauth_apps_list_oauth_apps,
};
#[cfg(feature = "oauth_apps_list_oauth_scopes")]
pub use self::list_oauth_scopes::{OAuthScopesGroupedResponse, oauth_apps_list_oauth_scopes};
#[cfg(feature = "oauth_apps_regenerate_oauth_app_secret")]
pub use self::regenerate_oauth_app_secret::{
    RegenerateOAuthAppSecretRequest, RegenerateOAuthAppSecretResponse,
    oauth_apps_regenerate_oauth_app_secret,
};
#[cfg(feature = "oauth_apps_revoke_all_oauth_app_tokens")]
pub use self::revoke_all_oauth_app_tokens::{
    RevokeAllOAuthAppTokensRequest, oauth_apps_revoke_all_oauth_app_tokens,
};
#[cfg(feature = "oauth_apps_suspend_oauth_app")]
pub use self::suspend_oauth_app::{
    SuspendOAuthAppRequest, SuspendOAuthAppResponse, oauth_apps_suspend_oauth_app,
};
#[cfg(feature = "oauth_apps_update_oauth_app")]
pub use self::update_oauth_app::{
    UpdateOAuthAppRequest, UpdateOAuthAppResponse, oauth_apps_update_oauth_app,
};
