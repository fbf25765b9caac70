// Written by `cargo xtask operations`. Do not edit.
//! Teams: methods, requests and responses.

pub use pipeshub_admin_funcs::teams::*;
use pipeshub_core::{PipeshubCore, Reply};

/// The methods for teams; see
/// [`Pipeshub::teams`](crate::Pipeshub::teams).
#[derive(Debug, Clone, Copy)]
pub struct Teams<'a>(&'a PipeshubCore);

impl<'a> Teams<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Creates a team owned by the caller, with first members if given; see [`teams_create_team`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "createTeam")]
    pub fn create_team(self, request: CreateTeamRequest) -> Reply<'a, CreateTeamResponse> {
        teams_create_team(self.0, request)
    }

    /// Lists the teams that the caller belongs to, newest first; see [`teams_get_user_teams`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getUserTeams")]
    pub fn get_user_teams(self, request: GetUserTeamsRequest) -> Reply<'a, GetUserTeamsResponse> {
        teams_get_user_teams(self.0, request)
    }

    /// Reads one team with all its members; see [`teams_get_team_by_id`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getTeamById")]
    pub fn get_team_by_id(self, request: GetTeamByIdRequest) -> Reply<'a, GetTeamByIdResponse> {
        teams_get_team_by_id(self.0, request)
    }

    /// Changes name, description and members of a team; see [`teams_update_team`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "updateTeam")]
    pub fn update_team(self, request: UpdateTeamRequest) -> Reply<'a, UpdateTeamResponse> {
        teams_update_team(self.0, request)
    }

    /// Deletes a team and the memberships in it; see [`teams_delete_team`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "deleteTeam")]
    pub fn delete_team(self, request: DeleteTeamRequest) -> Reply<'a, DeleteTeamResponse> {
        teams_delete_team(self.0, request)
    }

    /// Reads a team with one page of its members; see [`teams_get_team_users`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getTeamUsers")]
    pub fn get_team_users(self, request: GetTeamUsersRequest) -> Reply<'a, GetTeamUsersResponse> {
        teams_get_team_users(self.0, request)
    }
}
