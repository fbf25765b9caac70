// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `GET /teams/user/teams`

use pipeshub_core::{
    Call, Operation, PackedOperation, PagedRequest, Paging, PipeshubCore, QueryLimits, RawReply,
    Reply, from_json,
};

use crate::models::people::{GraphPagination, Team};

static OPERATION: PackedOperation =
    Operation::packed("GET", "getUserTeams|/teams/user/teams|team:read");

/// The arguments of [`teams_get_user_teams`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetUserTeamsRequest {
    /// The page. At least 1. Server default: `1`.
    pub page: Option<i64>,
    /// The limit. From 1 to 100. Server default: `100`.
    pub limit: Option<i64>,
    /// The search. At most 1000 characters.
    pub search: Option<String>,
    /// The created by.
    #[cfg_attr(feature = "serde", serde(rename = "created_by"))]
    pub created_by: Option<String>,
    /// The created after. At least 1.
    #[cfg_attr(feature = "serde", serde(rename = "created_after"))]
    pub created_after: Option<i64>,
    /// The created before. At least 1.
    #[cfg_attr(feature = "serde", serde(rename = "created_before"))]
    pub created_before: Option<i64>,
}
builder!(GetUserTeamsRequest() {
    page: i64,
    limit: i64,
    search: String,
    created_by: String,
    created_after: i64,
    created_before: i64,
});

/// A page of the teams of the caller.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetUserTeamsResponse {
    /// Absent when the graph service failed.
    pub status: Option<String>,
    /// Absent when the graph service failed.
    pub message: Option<String>,
    /// Newest first.
    pub teams: Vec<Team>,
    /// The position of a page in a list of the graph store.
    pub pagination: GraphPagination,
}
from_json! {
    GetUserTeamsResponse {
        status = "status",
        message = "message",
        teams = "teams",
        pagination = "pagination",
    }
}

/// Lists the teams that the caller belongs to, newest first.
///
/// An OAuth token needs the scope `team:read`.
///
/// [`PipeshubCore::pages`] sends the requests of all pages, one after another.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403 or 500, besides the errors of each
/// call.
#[doc(alias = "teamsGetUserTeams")]
pub fn teams_get_user_teams(
    core: &PipeshubCore,
    request: GetUserTeamsRequest,
) -> Reply<'_, GetUserTeamsResponse> {
    let call = Call::new(&OPERATION)
        .query_within(const { QueryLimits::new("page<1,") }, request.page)
        .query_within(const { QueryLimits::new("limit<1,100") }, request.limit)
        .query_within(const { QueryLimits::new("search<,1000") }, &request.search)
        .query_within(
            const { QueryLimits::new("created_by<,,h") },
            &request.created_by,
        )
        .query_within(
            const { QueryLimits::new("created_after<1,") },
            request.created_after,
        )
        .query_within(
            const { QueryLimits::new("created_before<1,") },
            request.created_before,
        );
    core.call(call, RawReply::read)
}

impl PagedRequest for GetUserTeamsRequest {
    type Response = GetUserTeamsResponse;
    type Item = Team;
    const PAGING: Paging = Paging::new("teams")
        .total("pagination.total")
        .has_next("pagination.hasNext");

    fn send(self, core: &PipeshubCore) -> Reply<'_, GetUserTeamsResponse> {
        teams_get_user_teams(core, self)
    }
    fn into_items(response: GetUserTeamsResponse) -> Vec<Team> {
        response.teams
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
