// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `PUT /teams/{teamId}`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, from_json,
    to_json,
};

use crate::models::people::{Team, TeamMemberRoleEntry};

static OPERATION: PackedOperation =
    Operation::packed("PUT", "updateTeam|/teams/{teamId}|team:write");

/// The arguments of [`teams_update_team`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateTeamRequest {
    /// Team key.
    pub team_id: String,
    /// Trimmed by the server. From 1 to 100 characters.
    pub name: Option<String>,
    /// The description. At most 500 characters.
    pub description: Option<String>,
    /// The server ignores an entry for the caller.
    pub add_user_roles: Option<Vec<TeamMemberRoleEntry>>,
    /// At least one owner must stay.
    pub remove_user_ids: Option<Vec<String>>,
    /// The role of an owner can only be changed alone.
    pub update_user_roles: Option<Vec<TeamMemberRoleEntry>>,
}
builder!(UpdateTeamRequest(team_id: String) {
    name: String,
    description: String,
    add_user_roles: Vec<TeamMemberRoleEntry>,
    remove_user_ids: Vec<String>,
    update_user_roles: Vec<TeamMemberRoleEntry>,
});
to_json! {
    UpdateTeamRequest {
        name = "name<1,100",
        description = "description<,500",
        add_user_roles = "addUserRoles",
        remove_user_ids = "removeUserIds<,<,,h",
        update_user_roles = "updateUserRoles",
    }
}

/// The team after an update.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateTeamResponse {
    /// Constant `success`.
    pub status: String,
    /// A sentence for people.
    pub message: String,
    /// `null` if the server could not read the team again.
    pub team: Option<Team>,
}
from_json! {
    UpdateTeamResponse {
        status = "status",
        message = "message",
        team = "team",
    }
}

/// Changes name, description and members of a team.
///
/// An OAuth token needs the scope `team:write`. The user must be the owner of the team.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "teamsUpdateTeam")]
pub fn teams_update_team(
    core: &PipeshubCore,
    request: UpdateTeamRequest,
) -> Reply<'_, UpdateTeamResponse> {
    let call = Call::new(&OPERATION)
        .path_within(const { QueryLimits::new("teamId<,,a") }, &request.team_id)
        .body(&request);
    core.call(call, RawReply::read)
}
