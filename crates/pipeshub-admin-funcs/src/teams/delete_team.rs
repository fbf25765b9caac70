// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `DELETE /teams/{teamId}`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, from_json,
};

static OPERATION: PackedOperation =
    Operation::packed("DELETE", "deleteTeam|/teams/{teamId}|team:write");

/// The arguments of [`teams_delete_team`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DeleteTeamRequest {
    /// Team key.
    pub team_id: String,
}
builder!(DeleteTeamRequest(team_id: String) {});

/// Confirms that the team is deleted.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DeleteTeamResponse {
    /// Constant `success`.
    pub status: String,
    /// A sentence for people.
    pub message: String,
}
from_json! {
    DeleteTeamResponse {
        status = "status",
        message = "message",
    }
}

/// Deletes a team and the memberships in it.
///
/// An OAuth token needs the scope `team:write`. The user must be the owner of the team.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "teamsDeleteTeam")]
pub fn teams_delete_team(
    core: &PipeshubCore,
    request: DeleteTeamRequest,
) -> Reply<'_, DeleteTeamResponse> {
    let call = Call::new(&OPERATION)
        .path_within(const { QueryLimits::new("teamId<,,a") }, &request.team_id);
    core.call(call, RawReply::read)
}
