// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `GET /userGroups`

use pipeshub_core::{
    Call, Operation, PackedOperation, PagedRequest, Paging, PipeshubCore, QueryLimits, RawReply,
    Reply, from_json,
};

use crate::models::people::{PaginationMetadata, UserGroupType};

static OPERATION: PackedOperation =
    Operation::packed("GET", "getAllUserGroups|/userGroups|usergroup:read");

/// The arguments of [`user_groups_get_all_user_groups`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetAllUserGroupsRequest {
    /// The page. At least 1. Server default: `1`.
    pub page: Option<i64>,
    /// The limit. From 1 to 100. Server default: `25`.
    pub limit: Option<i64>,
    /// The search.
    pub search: Option<String>,
    /// The created after.
    pub created_after: Option<String>,
    /// The created before.
    pub created_before: Option<String>,
}
builder!(GetAllUserGroupsRequest() {
    page: i64,
    limit: i64,
    search: String,
    created_after: String,
    created_before: String,
});

/// A page of user groups.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetAllUserGroupsResponse {
    /// The groups.
    pub groups: Vec<UserGroupListItem>,
    /// The position of a page inside a numbered list.
    pub pagination: PaginationMetadata,
}
from_json! {
    GetAllUserGroupsResponse {
        groups = "groups",
        pagination = "pagination",
    }
}

/// User group in the list, with a count in place of the members.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UserGroupListItem {
    /// The id.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: String,
    /// The name.
    pub name: String,
    /// The kind of a user group. The server creates all kinds except `custom`.
    pub type_: UserGroupType,
    /// The org id.
    pub org_id: String,
    /// A readable id, which the server increments.
    pub slug: Option<String>,
    /// Always false.
    pub is_deleted: bool,
    /// The created at.
    pub created_at: Option<String>,
    /// The updated at.
    pub updated_at: Option<String>,
    /// Members, deleted accounts included.
    pub user_count: i64,
}
from_json! {
    UserGroupListItem {
        id = "_id",
        name = "name",
        type_ = "type",
        org_id = "orgId",
        slug = "slug",
        is_deleted = "isDeleted",
        created_at = "createdAt",
        updated_at = "updatedAt",
        user_count = "userCount",
    }
}

/// Lists the user groups of the organization with their sizes.
///
/// An OAuth token needs the scope `usergroup:read`. The user must be an administrator.
///
/// [`PipeshubCore::pages`] sends the requests of all pages, one after another.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "userGroupsGetAllUserGroups")]
pub fn user_groups_get_all_user_groups(
    core: &PipeshubCore,
    request: GetAllUserGroupsRequest,
) -> Reply<'_, GetAllUserGroupsResponse> {
    let call = Call::new(&OPERATION)
        .query_within(const { QueryLimits::new("page<1,") }, request.page)
        .query_within(const { QueryLimits::new("limit<1,100") }, request.limit)
        .query("search", &request.search)
        .query("createdAfter", &request.created_after)
        .query("createdBefore", &request.created_before);
    core.call(call, RawReply::read)
}

impl PagedRequest for GetAllUserGroupsRequest {
    type Response = GetAllUserGroupsResponse;
    type Item = UserGroupListItem;
    const PAGING: Paging = Paging::new("groups")
        .total("pagination.totalCount")
        .has_next("pagination.hasNextPage");

    fn send(self, core: &PipeshubCore) -> Reply<'_, GetAllUserGroupsResponse> {
        user_groups_get_all_user_groups(core, self)
    }
    fn into_items(response: GetAllUserGroupsResponse) -> Vec<UserGroupListItem> {
        response.groups
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
