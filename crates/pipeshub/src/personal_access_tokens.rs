// Written by `cargo xtask operations`. Do not edit.
//! Personal access tokens: methods, requests and responses.

use pipeshub_admin_funcs::models::identity::RevokePatResponse;
pub use pipeshub_admin_funcs::personal_access_tokens::*;
use pipeshub_core::{PipeshubCore, Reply};

/// The methods for personal access tokens; see
/// [`Pipeshub::personal_access_tokens`](crate::Pipeshub::personal_access_tokens).
#[derive(Debug, Clone, Copy)]
pub struct PersonalAccessTokens<'a>(&'a PipeshubCore);

impl<'a> PersonalAccessTokens<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Lists the caller's valid personal access tokens, newest first; see
    /// [`personal_access_tokens_list_personal_access_tokens`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "listPersonalAccessTokens")]
    pub fn list_personal_access_tokens(self) -> Reply<'a, ListPatResponse> {
        personal_access_tokens_list_personal_access_tokens(self.0)
    }

    /// Creates a personal access token for the caller. Only this response has the token; see
    /// [`personal_access_tokens_create_personal_access_token`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "createPersonalAccessToken")]
    pub fn create_personal_access_token(
        self,
        request: CreatePersonalAccessTokenRequest,
    ) -> Reply<'a, CreatePatResponse> {
        personal_access_tokens_create_personal_access_token(self.0, request)
    }

    /// Lists the scopes that a new personal access token may have; see
    /// [`personal_access_tokens_list_personal_access_token_scopes`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "listPersonalAccessTokenScopes")]
    pub fn list_personal_access_token_scopes(self) -> Reply<'a, PatScopesListResponse> {
        personal_access_tokens_list_personal_access_token_scopes(self.0)
    }

    /// Revokes one of the caller's personal access tokens; see
    /// [`personal_access_tokens_revoke_personal_access_token`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "revokePersonalAccessToken")]
    pub fn revoke_personal_access_token(
        self,
        request: RevokePersonalAccessTokenRequest,
    ) -> Reply<'a, RevokePatResponse> {
        personal_access_tokens_revoke_personal_access_token(self.0, request)
    }

    /// Lists the valid personal access tokens of the organization, newest first; see
    /// [`personal_access_tokens_admin_list_personal_access_tokens`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "adminListPersonalAccessTokens")]
    pub fn admin_list_personal_access_tokens(
        self,
        request: AdminListPersonalAccessTokensRequest,
    ) -> Reply<'a, AdminPatListResponse> {
        personal_access_tokens_admin_list_personal_access_tokens(self.0, request)
    }

    /// Revokes a personal access token of any user of the organization; see
    /// [`personal_access_tokens_admin_revoke_personal_access_token`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "adminRevokePersonalAccessToken")]
    pub fn admin_revoke_personal_access_token(
        self,
        request: AdminRevokePersonalAccessTokenRequest,
    ) -> Reply<'a, RevokePatResponse> {
        personal_access_tokens_admin_revoke_personal_access_token(self.0, request)
    }
}
