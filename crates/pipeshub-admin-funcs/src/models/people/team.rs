// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::people::{TeamCreatedByUser, TeamMember};

/// Team with its members and what the caller may do with it.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct Team {
    /// Key of a team: a UUID, or `all_` and the organization id for the team of everyone.
    pub id: String,
    /// The name.
    pub name: String,
    /// The description.
    pub description: Option<String>,
    /// null for teams that the system made.
    pub created_by_user: Option<TeamCreatedByUser>,
    /// The org id.
    pub org_id: String,
    /// in the member list: members that match the search.
    pub member_count: i64,
    /// ms since 1970 UTC.
    pub created_at_timestamp: i64,
    /// ms since 1970 UTC.
    pub updated_at_timestamp: i64,
    /// all members, or one page in the member list.
    pub members: Vec<TeamMember>,
    /// caller owns the team.
    pub can_edit: bool,
    /// caller owns it and it is not the team of everyone.
    pub can_delete: bool,
    /// caller owns the team.
    pub can_manage_members: bool,
}
from_json! {
    Team {
        id = "id",
        name = "name",
        description = "description",
        created_by_user = "createdByUser",
        org_id = "orgId",
        member_count = "memberCount",
        created_at_timestamp = "createdAtTimestamp",
        updated_at_timestamp = "updatedAtTimestamp",
        members = "members",
        can_edit = "canEdit",
        can_delete = "canDelete",
        can_manage_members = "canManageMembers",
    }
}
