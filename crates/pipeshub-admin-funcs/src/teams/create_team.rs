// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `POST /teams`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json, to_json,
};

use crate::models::people::{Team, TeamMemberRoleEntry};

static OPERATION: PackedOperation = Operation::packed("POST", "createTeam|/teams|team:write");

/// The arguments of [`teams_create_team`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct CreateTeamRequest {
    /// Trimmed by the server. From 1 to 100 characters.
    pub name: String,
    /// The description. At most 500 characters.
    pub description: Option<String>,
    /// First members; an entry for the caller is ignored.
    pub user_roles: Option<Vec<TeamMemberRoleEntry>>,
}
builder!(CreateTeamRequest(name: String) {
    description: String,
    user_roles: Vec<TeamMemberRoleEntry>,
});
to_json! {
    CreateTeamRequest {
        name = "name<1,100",
        description = "description<,500",
        user_roles = "userRoles",
    }
}

/// The result of making a team.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct CreateTeamResponse {
    /// Constant `success`.
    pub status: String,
    /// A sentence for people.
    pub message: String,
    /// `null` if the team was created and the server could not read it again.
    pub data: Option<Team>,
}
from_json! {
    CreateTeamResponse {
        status = "status",
        message = "message",
        data = "data",
    }
}

/// Creates a team owned by the caller, with first members if given.
///
/// An OAuth token needs the scope `team:write`.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403 or 500, besides the errors of each
/// call.
#[doc(alias = "teamsCreateTeam")]
pub fn teams_create_team(
    core: &PipeshubCore,
    request: CreateTeamRequest,
) -> Reply<'_, CreateTeamResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
