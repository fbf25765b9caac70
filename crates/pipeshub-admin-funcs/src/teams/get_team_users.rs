// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `GET /teams/{teamId}/users`

use pipeshub_core::{
    Call, Operation, PackedOperation, PagedRequest, Paging, PipeshubCore, QueryLimits, RawReply,
    Reply, from_json,
};

use crate::models::people::{PaginationMetadata, Team, TeamMember};

static OPERATION: PackedOperation =
    Operation::packed("GET", "getTeamUsers|/teams/{teamId}/users|team:read");

/// The arguments of [`teams_get_team_users`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetTeamUsersRequest {
    /// Team key.
    pub team_id: String,
    /// The page. At least 1. Server default: `1`.
    pub page: Option<i64>,
    /// The limit. From 1 to 100. Server default: `100`.
    pub limit: Option<i64>,
    /// The search. At most 1000 characters.
    pub search: Option<String>,
}
builder!(GetTeamUsersRequest(team_id: String) { page: i64, limit: i64, search: String });

/// The team with one page of its members.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetTeamUsersResponse {
    /// Constant `success`.
    pub status: String,
    /// A sentence for people.
    pub message: String,
    /// A team with its members and the rights of the caller.
    pub team: Team,
    /// The position of a page inside a numbered list.
    pub pagination: PaginationMetadata,
}
from_json! {
    GetTeamUsersResponse {
        status = "status",
        message = "message",
        team = "team",
        pagination = "pagination",
    }
}

/// Reads a team with one page of its members.
///
/// An OAuth token needs the scope `team:read`.
///
/// [`PipeshubCore::pages`] sends the requests of all pages, one after another.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "teamsGetTeamUsers")]
pub fn teams_get_team_users(
    core: &PipeshubCore,
    request: GetTeamUsersRequest,
) -> Reply<'_, GetTeamUsersResponse> {
    let call = Call::new(&OPERATION)
        .path_within(const { QueryLimits::new("teamId<,,a") }, &request.team_id)
        .query_within(const { QueryLimits::new("page<1,") }, request.page)
        .query_within(const { QueryLimits::new("limit<1,100") }, request.limit)
        .query_within(const { QueryLimits::new("search<,1000") }, &request.search);
    core.call(call, RawReply::read)
}

impl PagedRequest for GetTeamUsersRequest {
    type Response = GetTeamUsersResponse;
    type Item = TeamMember;
    const PAGING: Paging = Paging::new("team.members")
        .total("pagination.totalCount")
        .has_next("pagination.hasNextPage");

    fn send(self, core: &PipeshubCore) -> Reply<'_, GetTeamUsersResponse> {
        teams_get_team_users(core, self)
    }
    fn into_items(response: GetTeamUsersResponse) -> Vec<TeamMember> {
        response.team.members
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
