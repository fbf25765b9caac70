// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `GET /oauth-clients/{appId}/tokens`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, from_json,
    open_enum,
};

static OPERATION: PackedOperation =
    Operation::packed("GET", "listOAuthAppTokens|/oauth-clients/{appId}/tokens");

/// The arguments of [`oauth_apps_list_oauth_app_tokens`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ListOAuthAppTokensRequest {
    /// The app id.
    pub app_id: String,
}
builder!(ListOAuthAppTokensRequest(app_id: String) {});

/// The valid tokens of an app, newest first.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct OAuthAppTokensListResponse {
    /// At most 100 access tokens and 100 refresh tokens.
    pub tokens: Vec<OAuthTokenListItem>,
}
from_json! {
    OAuthAppTokensListResponse {
        tokens = "tokens",
    }
}

/// A valid token of an app, without its secret text.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct OAuthTokenListItem {
    /// 24 hexadecimal digits.
    pub id: String,
    /// The token type.
    pub token_type: OAuthTokenListItemTokenType,
    /// Missing for client credentials.
    pub user_id: Option<String>,
    /// The scopes.
    pub scopes: Vec<String>,
    /// The created at.
    pub created_at: String,
    /// The expires at.
    pub expires_at: String,
    /// Always `false`, since the list has no revoked tokens.
    pub is_revoked: bool,
    /// The label, if there is one.
    pub name: Option<String>,
    /// Only for access tokens that were used, and up to 5 minutes late.
    pub last_used_at: Option<String>,
}
from_json! {
    OAuthTokenListItem {
        id = "id",
        token_type = "tokenType",
        user_id = "userId",
        scopes = "scopes",
        created_at = "createdAt",
        expires_at = "expiresAt",
        is_revoked = "isRevoked",
        name = "name",
        last_used_at = "lastUsedAt",
    }
}

open_enum! {
    /// The oauth token list item token type.
    pub enum OAuthTokenListItemTokenType {
        /// `access`
        ACCESS = "access",
        /// `refresh`
        REFRESH = "refresh",
    }
}

/// Lists the valid tokens of an OAuth app, newest first.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, 404 or 429, besides the errors of each call.
#[doc(alias = "oAuthAppsListOAuthAppTokens")]
pub fn oauth_apps_list_oauth_app_tokens(
    core: &PipeshubCore,
    request: ListOAuthAppTokensRequest,
) -> Reply<'_, OAuthAppTokensListResponse> {
    let call =
        Call::new(&OPERATION).path_within(const { QueryLimits::new("appId<,,h") }, &request.app_id);
    core.call(call, RawReply::read)
}
