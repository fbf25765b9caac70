// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `GET /userGroups/{groupId}/users`

use pipeshub_core::{
    Call, Operation, PackedOperation, PagedRequest, Paging, PipeshubCore, QueryLimits, RawReply,
    Reply, from_json,
};

use crate::models::people::PaginationMetadata;

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getUsersInGroup|/userGroups/{groupId}/users|usergroup:read",
);

/// The arguments of [`user_groups_get_users_in_group`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetUsersInGroupRequest {
    /// Group id.
    pub group_id: String,
    /// The page. At least 1. Server default: `1`.
    pub page: Option<i64>,
    /// The limit. From 1 to 100. Server default: `25`.
    pub limit: Option<i64>,
    /// The search.
    pub search: Option<String>,
}
builder!(GetUsersInGroupRequest(group_id: String) { page: i64, limit: i64, search: String });

/// A page of the members of a user group.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetUsersInGroupResponse {
    /// The users.
    pub users: Vec<UserGroupMember>,
    /// The position of a page inside a numbered list.
    pub pagination: PaginationMetadata,
}
from_json! {
    GetUsersInGroupResponse {
        users = "users",
        pagination = "pagination",
    }
}

/// A member of a user group.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UserGroupMember {
    /// The id.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: String,
    /// The full name.
    pub full_name: Option<String>,
    /// The email.
    pub email: Option<String>,
    /// Data URI (base64), null without a picture.
    pub profile_picture: Option<String>,
}
from_json! {
    UserGroupMember {
        id = "_id",
        full_name = "fullName",
        email = "email",
        profile_picture = "profilePicture",
    }
}

/// Lists the members of a user group with their pictures.
///
/// An OAuth token needs the scope `usergroup:read`.
///
/// [`PipeshubCore::pages`] sends the requests of all pages, one after another.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "userGroupsGetUsersInGroup")]
pub fn user_groups_get_users_in_group(
    core: &PipeshubCore,
    request: GetUsersInGroupRequest,
) -> Reply<'_, GetUsersInGroupResponse> {
    let call = Call::new(&OPERATION)
        .path_within(const { QueryLimits::new("groupId<,,h") }, &request.group_id)
        .query_within(const { QueryLimits::new("page<1,") }, request.page)
        .query_within(const { QueryLimits::new("limit<1,100") }, request.limit)
        .query("search", &request.search);
    core.call(call, RawReply::read)
}

impl PagedRequest for GetUsersInGroupRequest {
    type Response = GetUsersInGroupResponse;
    type Item = UserGroupMember;
    const PAGING: Paging = Paging::new("users")
        .total("pagination.totalCount")
        .has_next("pagination.hasNextPage");

    fn send(self, core: &PipeshubCore) -> Reply<'_, GetUsersInGroupResponse> {
        user_groups_get_users_in_group(core, self)
    }
    fn into_items(response: GetUsersInGroupResponse) -> Vec<UserGroupMember> {
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
