// Written by `cargo xtask operations`. Do not edit.
//! OAuth apps of PipesHub: methods, requests and responses.

use pipeshub_admin_funcs::models::identity::{MessageResponse, OAuthAppResponse};
pub use pipeshub_admin_funcs::oauth_apps::*;
use pipeshub_core::{PipeshubCore, Reply};

/// The methods for OAuth apps of PipesHub; see
/// [`Pipeshub::oauth_apps`](crate::Pipeshub::oauth_apps).
#[derive(Debug, Clone, Copy)]
pub struct OAuthApps<'a>(&'a PipeshubCore);

impl<'a> OAuthApps<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Lists the OAuth apps that the caller has registered, newest first; see
    /// [`oauth_apps_list_oauth_apps`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "listOAuthApps")]
    pub fn list_oauth_apps(self, request: ListOAuthAppsRequest) -> Reply<'a, OAuthAppListResponse> {
        oauth_apps_list_oauth_apps(self.0, request)
    }

    /// Registers an OAuth app and returns its client id and secret; see
    /// [`oauth_apps_create_oauth_app`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "createOAuthApp")]
    pub fn create_oauth_app(
        self,
        request: CreateOAuthAppRequest,
    ) -> Reply<'a, CreateOAuthAppResponse> {
        oauth_apps_create_oauth_app(self.0, request)
    }

    /// Lists the scopes that the caller may give to an OAuth app, by category; see
    /// [`oauth_apps_list_oauth_scopes`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "listOAuthScopes")]
    pub fn list_oauth_scopes(self) -> Reply<'a, OAuthScopesGroupedResponse> {
        oauth_apps_list_oauth_scopes(self.0)
    }

    /// Returns one OAuth app of the caller, without its secret; see [`oauth_apps_get_oauth_app`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getOAuthApp")]
    pub fn get_oauth_app(self, request: GetOAuthAppRequest) -> Reply<'a, OAuthAppResponse> {
        oauth_apps_get_oauth_app(self.0, request)
    }

    /// Changes an OAuth app. Absent fields stay as they are; see [`oauth_apps_update_oauth_app`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "updateOAuthApp")]
    pub fn update_oauth_app(
        self,
        request: UpdateOAuthAppRequest,
    ) -> Reply<'a, UpdateOAuthAppResponse> {
        oauth_apps_update_oauth_app(self.0, request)
    }

    /// Deletes an OAuth app after revoking all of its tokens; see [`oauth_apps_delete_oauth_app`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "deleteOAuthApp")]
    pub fn delete_oauth_app(self, request: DeleteOAuthAppRequest) -> Reply<'a, MessageResponse> {
        oauth_apps_delete_oauth_app(self.0, request)
    }

    /// Creates a new secret for an OAuth app and returns it. The old one is invalid at once; see
    /// [`oauth_apps_regenerate_oauth_app_secret`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "regenerateOAuthAppSecret")]
    pub fn regenerate_oauth_app_secret(
        self,
        request: RegenerateOAuthAppSecretRequest,
    ) -> Reply<'a, RegenerateOAuthAppSecretResponse> {
        oauth_apps_regenerate_oauth_app_secret(self.0, request)
    }

    /// Suspends an OAuth app, so that it gets no further tokens; see
    /// [`oauth_apps_suspend_oauth_app`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "suspendOAuthApp")]
    pub fn suspend_oauth_app(
        self,
        request: SuspendOAuthAppRequest,
    ) -> Reply<'a, SuspendOAuthAppResponse> {
        oauth_apps_suspend_oauth_app(self.0, request)
    }

    /// Activates a suspended OAuth app, which can then get tokens again; see
    /// [`oauth_apps_activate_oauth_app`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "activateOAuthApp")]
    pub fn activate_oauth_app(
        self,
        request: ActivateOAuthAppRequest,
    ) -> Reply<'a, ActivateOAuthAppResponse> {
        oauth_apps_activate_oauth_app(self.0, request)
    }

    /// Lists the valid tokens of an OAuth app, newest first; see
    /// [`oauth_apps_list_oauth_app_tokens`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "listOAuthAppTokens")]
    pub fn list_oauth_app_tokens(
        self,
        request: ListOAuthAppTokensRequest,
    ) -> Reply<'a, OAuthAppTokensListResponse> {
        oauth_apps_list_oauth_app_tokens(self.0, request)
    }

    /// Revokes all access and refresh tokens of an OAuth app; see
    /// [`oauth_apps_revoke_all_oauth_app_tokens`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "revokeAllOAuthAppTokens")]
    pub fn revoke_all_oauth_app_tokens(
        self,
        request: RevokeAllOAuthAppTokensRequest,
    ) -> Reply<'a, MessageResponse> {
        oauth_apps_revoke_all_oauth_app_tokens(self.0, request)
    }
}
