// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `GET /personal-access-tokens/admin`

use pipeshub_core::{
    Call, Operation, PackedOperation, PagedRequest, Paging, PipeshubCore, QueryLimits, RawReply,
    Reply, from_json,
};

use crate::models::identity::OAuthPagination;

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "adminListPersonalAccessTokens|/personal-access-tokens/admin",
);

/// The arguments of [`personal_access_tokens_admin_list_personal_access_tokens`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AdminListPersonalAccessTokensRequest {
    /// The page. At least 1. Server default: `1`.
    pub page: Option<i64>,
    /// The limit. From 1 to 100. Server default: `100`.
    pub limit: Option<i64>,
}
builder!(AdminListPersonalAccessTokensRequest() { page: i64, limit: i64 });

/// A valid personal access token and its owner.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AdminPatListItem {
    /// 24 hexadecimal digits.
    pub id: String,
    /// The name.
    pub name: String,
    /// The scopes.
    pub scopes: Vec<String>,
    /// The created at.
    pub created_at: String,
    /// For a token that never expires, a date in 100 years.
    pub expires_at: String,
    /// Only after the first use, and up to 5 minutes late.
    pub last_used_at: Option<String>,
    /// Owner; may be empty text.
    pub user_id: String,
    /// The owner email.
    pub owner_email: Option<String>,
    /// The owner full name.
    pub owner_full_name: Option<String>,
    /// True if the owner is deleted or unknown.
    pub owner_deleted: bool,
}
from_json! {
    AdminPatListItem {
        id = "id",
        name = "name",
        scopes = "scopes",
        created_at = "createdAt",
        expires_at = "expiresAt",
        last_used_at = "lastUsedAt",
        user_id = "userId",
        owner_email = "ownerEmail",
        owner_full_name = "ownerFullName",
        owner_deleted = "ownerDeleted",
    }
}

/// A page of the organization's valid tokens, newest first.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AdminPatListResponse {
    /// The data.
    pub data: Vec<AdminPatListItem>,
    /// The place of a page in a list.
    pub pagination: OAuthPagination,
}
from_json! {
    AdminPatListResponse {
        data = "data",
        pagination = "pagination",
    }
}

/// Lists the valid personal access tokens of the organization, newest first.
///
/// The user must be an administrator.
///
/// [`PipeshubCore::pages`] sends the requests of all pages, one after another.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401 or 429, besides the errors of each call.
#[doc(alias = "personalAccessTokensAdminListPersonalAccessTokens")]
pub fn personal_access_tokens_admin_list_personal_access_tokens(
    core: &PipeshubCore,
    request: AdminListPersonalAccessTokensRequest,
) -> Reply<'_, AdminPatListResponse> {
    let call = Call::new(&OPERATION)
        .query_within(const { QueryLimits::new("page<1,") }, request.page)
        .query_within(const { QueryLimits::new("limit<1,100") }, request.limit);
    core.call(call, RawReply::read)
}

impl PagedRequest for AdminListPersonalAccessTokensRequest {
    type Response = AdminPatListResponse;
    type Item = AdminPatListItem;
    const PAGING: Paging = Paging::new("data")
        .total("pagination.total")
        .total_pages("pagination.totalPages");

    fn send(self, core: &PipeshubCore) -> Reply<'_, AdminPatListResponse> {
        personal_access_tokens_admin_list_personal_access_tokens(core, self)
    }
    fn into_items(response: AdminPatListResponse) -> Vec<AdminPatListItem> {
        response.data
    }
    fn page(&self) -> Option<i64> {
        self.page
    }
    fn set_page(&mut self, page: i64) {
        self.page = Some(page);
    }
    fn limit(&self) -> Option<i64> {
        self.limit.or(Some(100))
    }
}
