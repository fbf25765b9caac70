// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `GET /users`

use pipeshub_core::{
    Call, Operation, PackedOperation, PagedRequest, Paging, PipeshubCore, QueryLimits, RawReply,
    Reply, from_json,
};

use crate::models::people::{PaginationMetadata, UserGroupRef, UserRoleLabel};

static OPERATION: PackedOperation = Operation::packed("GET", "getAllUsers|/users|user:read");

/// The arguments of [`users_get_all_users`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetAllUsersRequest {
    /// The page. At least 1. Server default: `1`.
    pub page: Option<i64>,
    /// The limit. From 1 to 100. Server default: `25`.
    pub limit: Option<i64>,
    /// The search.
    pub search: Option<String>,
    /// The flag `hasLoggedIn`.
    pub has_logged_in: Option<bool>,
    /// The flag `isBlocked`.
    pub is_blocked: Option<bool>,
    /// The group ids.
    pub group_ids: Option<Vec<String>>,
}
builder!(GetAllUsersRequest() {
    page: i64,
    limit: i64,
    search: String,
    has_logged_in: bool,
    is_blocked: bool,
    group_ids: Vec<String>,
});

/// A page of users.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetAllUsersResponse {
    /// Sorted by full name.
    pub users: Vec<UserListItem>,
    /// The position of a page inside a numbered list.
    pub pagination: PaginationMetadata,
}
from_json! {
    GetAllUsersResponse {
        users = "users",
        pagination = "pagination",
    }
}

/// The user in the paged list, with groups, state and picture.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UserListItem {
    /// The id.
    pub id: String,
    /// Same value as `id`.
    pub user_id: String,
    /// The org id.
    pub org_id: String,
    /// Full name; absent while none is set.
    pub name: Option<String>,
    /// The email.
    pub email: Option<String>,
    /// Whether the user has signed in and is not blocked.
    pub is_active: bool,
    /// The flag `hasLoggedIn`.
    pub has_logged_in: bool,
    /// Locked after failed sign-ins.
    pub is_blocked: bool,
    /// ms since 1970 UTC.
    pub created_at_timestamp: Option<i64>,
    /// ms since 1970 UTC.
    pub updated_at_timestamp: Option<i64>,
    /// The picture as a data URI (base64); absent without a picture.
    pub profile_picture: Option<String>,
    /// The privilege of a user. It has a capital in lists with more fields.
    pub role: UserRoleLabel,
    /// The groups of the user without `everyone`.
    pub group_count: i64,
    /// All groups, `everyone` included.
    pub user_groups: Vec<UserGroupRef>,
}
from_json! {
    UserListItem {
        id = "id",
        user_id = "userId",
        org_id = "orgId",
        name = "name",
        email = "email",
        is_active = "isActive",
        has_logged_in = "hasLoggedIn",
        is_blocked = "isBlocked",
        created_at_timestamp = "createdAtTimestamp",
        updated_at_timestamp = "updatedAtTimestamp",
        profile_picture = "profilePicture",
        role = "role",
        group_count = "groupCount",
        user_groups = "userGroups",
    }
}

/// Lists the users of the organization with groups, state and picture.
///
/// An OAuth token needs the scope `user:read`.
///
/// [`PipeshubCore::pages`] sends the requests of all pages, one after another.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, 403 or 500, besides the errors of each call.
#[doc(alias = "usersGetAllUsers")]
pub fn users_get_all_users(
    core: &PipeshubCore,
    request: GetAllUsersRequest,
) -> Reply<'_, GetAllUsersResponse> {
    let call = Call::new(&OPERATION)
        .query_within(const { QueryLimits::new("page<1,") }, request.page)
        .query_within(const { QueryLimits::new("limit<1,100") }, request.limit)
        .query("search", &request.search)
        .query("hasLoggedIn", request.has_logged_in)
        .query("isBlocked", request.is_blocked)
        .query_within(
            const { QueryLimits::new("groupIds<,<,,h") },
            &request.group_ids,
        );
    core.call(call, RawReply::read)
}

impl PagedRequest for GetAllUsersRequest {
    type Response = GetAllUsersResponse;
    type Item = UserListItem;
    const PAGING: Paging = Paging::new("users")
        .total("pagination.totalCount")
        .has_next("pagination.hasNextPage");

    fn send(self, core: &PipeshubCore) -> Reply<'_, GetAllUsersResponse> {
        users_get_all_users(core, self)
    }
    fn into_items(response: GetAllUsersResponse) -> Vec<UserListItem> {
        response.users
    }
    fn page(&self) -> Option<i64> {
        self.page
    }
    fn set_page(&mut self, page: i64) {
        self.page = Some(page);
    }
    fn limit(&self) -> Option<i64> {
        self.limit.or(Some(25))
    }
}
