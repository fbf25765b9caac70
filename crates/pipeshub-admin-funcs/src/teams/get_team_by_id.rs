// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `GET /teams/{teamId}`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, from_json,
};

use crate::models::people::Team;

static OPERATION: PackedOperation =
    Operation::packed("GET", "getTeamById|/teams/{teamId}|team:read");

/// The arguments of [`teams_get_team_by_id`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetTeamByIdRequest {
    /// Team key.
    pub team_id: String,
}
builder!(GetTeamByIdRequest(team_id: String) {});

/// One team.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetTeamByIdResponse {
    /// Constant `success`.
    pub status: String,
    /// A sentence for people.
    pub message: String,
    /// A team with its members and the rights of the caller.
    pub team: Team,
}
from_json! {
    GetTeamByIdResponse {
        status = "status",
        message = "message",
        team = "team",
    }
}

/// Reads one team with all its members.
///
/// An OAuth token needs the scope `team:read`.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "teamsGetTeamById")]
pub fn teams_get_team_by_id(
    core: &PipeshubCore,
    request: GetTeamByIdRequest,
) -> Reply<'_, GetTeamByIdResponse> {
    let call = Call::new(&OPERATION)
        .path_within(const { QueryLimits::new("teamId<,,a") }, &request.team_id);
    core.call(call, RawReply::read)
}
