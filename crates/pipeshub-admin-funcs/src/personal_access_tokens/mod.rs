// Written by `cargo xtask operations`. Do not edit.
//! Personal access tokens.

#[cfg(feature = "personal_access_tokens_admin_list_personal_access_tokens")]
mod admin_list_personal_access_tokens;
#[cfg(feature = "personal_access_tokens_admin_revoke_personal_access_token")]
mod admin_revoke_personal_access_token;
#[cfg(feature = "personal_access_tokens_create_personal_access_token")]
mod create_personal_access_token;
#[cfg(feature = "personal_access_tokens_list_personal_access_token_scopes")]
mod list_personal_access_token_scopes;
#[cfg(feature = "personal_access_tokens_list_personal_access_tokens")]
mod list_personal_access_tokens;
#[cfg(feature = "personal_access_tokens_revoke_personal_access_token")]
mod revoke_personal_access_token;

#[cfg(feature = "personal_access_tokens_admin_list_personal_access_tokens")]
pub use self::admin_list_personal_access_tokens::{
    AdminListPersonalAccessTokensRequest, AdminPatListItem, AdminPatListResponse,
    personal_access_tokens_admin_list_personal_access_tokens,
};
#[cfg(feature = "personal_access_tokens_admin_revoke_personal_access_token")]
pub use self::admin_revoke_personal_access_token::{
    AdminRevokePersonalAccessTokenRequest,
    personal_access_tokens_admin_revoke_personal_access_token,
};
#[cfg(feature = "personal_access_tokens_create_personal_access_token")]
pub use self::create_personal_access_token::{
    CreatePatResponse, CreatePersonalAccessTokenRequest,
    CreatePersonalAccessTokenRequestExpiryDays1, PatWithSecret,
    personal_access_tokens_create_personal_access_token,
};
#[cfg(feature = "personal_access_tokens_list_personal_access_token_scopes")]
pub use self::list_personal_access_token_scopes::{
    PatScopesListResponse, personal_access_tokens_list_personal_access_token_scopes,
};
#[cfg(feature = "personal_access_tokens_list_personal_access_tokens")]
pub use self::list_personal_access_tokens::{
    ListPatResponse, PatListItem, personal_access_tokens_list_personal_access_tokens,
};
#[cfg(feature = "personal_access_tokens_revoke_personal_access_token")]
pub use self::revoke_personal_access_token::{
    RevokePersonalAccessTokenRequest, personal_access_tokens_revoke_personal_access_token,
};
