// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `GET /users/graph/list`

use pipeshub_core::{
    Call, Operation, PackedOperation, PagedRequest, Paging, PipeshubCore, QueryLimits, RawReply,
    Reply, from_json,
};

use crate::models::people::{GraphPagination, UserGroupRef, UserRoleLabel};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "listUsersGraph|/users/graph/list|user:read team:read",
);

/// The arguments of [`users_list_users_graph`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ListUsersGraphRequest {
    /// The page. At least 1. Server default: `1`.
    pub page: Option<i64>,
    /// The limit. From 1 to 100. Server default: `100`.
    pub limit: Option<i64>,
    /// The search. At most 1000 characters.
    pub search: Option<String>,
}
builder!(ListUsersGraphRequest() { page: i64, limit: i64, search: String });

/// The user of the graph store, with more fields of the gateway.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GraphUser {
    /// The key in the graph store, not the account id.
    pub id: String,
    /// Account id.
    pub user_id: Option<String>,
    /// The whole display name.
    pub name: Option<String>,
    /// The email.
    pub email: Option<String>,
    /// Always true: others are not listed.
    pub is_active: Option<bool>,
    /// ms since 1970 UTC.
    pub created_at_timestamp: Option<i64>,
    /// ms since 1970 UTC.
    pub updated_at_timestamp: Option<i64>,
    /// The picture as a data URI (base64); absent without a picture.
    pub profile_picture: Option<String>,
    /// Absent when the account no longer exists.
    pub has_logged_in: Option<bool>,
    /// The privilege of a user. It has a capital in lists with more fields.
    pub role: Option<UserRoleLabel>,
    /// The groups of the user without `everyone`.
    pub group_count: Option<i64>,
    /// All groups, `everyone` included.
    pub user_groups: Option<Vec<UserGroupRef>>,
    /// Sent with one of the two graph stores only; same as `id`.
    #[cfg_attr(feature = "serde", serde(rename = "_key"))]
    pub key: Option<String>,
    /// Sent with one of the two graph stores only.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id_: Option<String>,
}
from_json! {
    GraphUser {
        id = "id",
        user_id = "userId",
        name = "name",
        email = "email",
        is_active = "isActive",
        created_at_timestamp = "createdAtTimestamp",
        updated_at_timestamp = "updatedAtTimestamp",
        profile_picture = "profilePicture",
        has_logged_in = "hasLoggedIn",
        role = "role",
        group_count = "groupCount",
        user_groups = "userGroups",
        key = "_key",
        id_ = "_id",
    }
}

/// A page of active users from the graph store.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ListUsersGraphResponse {
    /// Constant `success`.
    pub status: String,
    /// A sentence for people.
    pub message: String,
    /// Sorted by full name.
    pub users: Vec<GraphUser>,
    /// The position of a page in a list of the graph store.
    pub pagination: GraphPagination,
}
from_json! {
    ListUsersGraphResponse {
        status = "status",
        message = "message",
        users = "users",
        pagination = "pagination",
    }
}

/// Lists the active users of the graph store.
///
/// An OAuth token needs the scopes `user:read` and `team:read`.
///
/// [`PipeshubCore::pages`] sends the requests of all pages, one after another.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403 or 500, besides the errors of each
/// call.
#[doc(alias = "usersListUsersGraph")]
pub fn users_list_users_graph(
    core: &PipeshubCore,
    request: ListUsersGraphRequest,
) -> Reply<'_, ListUsersGraphResponse> {
    let call = Call::new(&OPERATION)
        .query_within(const { QueryLimits::new("page<1,") }, request.page)
        .query_within(const { QueryLimits::new("limit<1,100") }, request.limit)
        .query_within(const { QueryLimits::new("search<,1000") }, &request.search);
    core.call(call, RawReply::read)
}

impl PagedRequest for ListUsersGraphRequest {
    type Response = ListUsersGraphResponse;
    type Item = GraphUser;
    const PAGING: Paging = Paging::new("users")
        .total("pagination.total")
        .has_next("pagination.hasNext");

    fn send(self, core: &PipeshubCore) -> Reply<'_, ListUsersGraphResponse> {
        users_list_users_graph(core, self)
    }
    fn into_items(response: ListUsersGraphResponse) -> Vec<GraphUser> {
        response.users
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
