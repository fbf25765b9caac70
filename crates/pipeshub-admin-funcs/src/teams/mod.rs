// Written by `cargo xtask operations`. Do not edit.
//! Teams.

#[cfg(feature = "teams_create_team")]
mod create_team;
#[cfg(feature = "teams_delete_team")]
mod delete_team;
#[cfg(feature = "teams_get_team_by_id")]
mod get_team_by_id;
#[cfg(feature = "teams_get_team_users")]
mod get_team_users;
#[cfg(feature = "teams_get_user_teams")]
mod get_user_teams;
#[cfg(feature = "teams_update_team")]
mod update_team;

#[cfg(feature = "teams_create_team")]
pub use self::create_team::{CreateTeamRequest, CreateTeamResponse, teams_create_team};
#[cfg(feature = "teams_delete_team")]
pub use self::delete_team::{DeleteTeamRequest, DeleteTeamResponse, teams_delete_team};
#[cfg(feature = "teams_get_team_by_id")]
pub use self::get_team_by_id::{GetTeamByIdRequest, GetTeamByIdResponse, teams_get_team_by_id};
#[cfg(feature = "teams_get_team_users")]
pub use self::get_team_users::{GetTeamUsersRequest, GetTeamUsersResponse, teams_get_team_users};
#[cfg(feature = "teams_get_user_teams")]
pub use self::get_user_teams::{GetUserTeamsRequest, GetUserTeamsResponse, teams_get_user_teams};
#[cfg(feature = "teams_update_team")]
pub use self::update_team::{UpdateTeamRequest, UpdateTeamResponse, teams_update_team};
