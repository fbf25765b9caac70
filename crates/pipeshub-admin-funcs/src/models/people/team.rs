// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::people::{TeamCreatedByUser, TeamMember};

/// A team with its members and the rights of the caller.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct Team {
    /// The key of a team: a UUID, or `all_` and the organization id for the team of everyone.
    pub id: String,
    /// The name.
    pub name: String,
    /// The description.
    pub description: Option<String>,
    /// `null` for teams that the system created.
    pub created_by_user: Option<TeamCreatedByUser>,
    /// The org id.
    pub org_id: String,
    /// In the list of members: the members that match the search.
    pub member_count: i64,
    /// ms since 1970 UTC.
    pub created_at_timestamp: i64,
    /// ms since 1970 UTC.
    pub updated_at_timestamp: i64,
    /// All members, or one page in the member list.
    pub members: Vec<TeamMember>,
    /// Caller owns the team.
    pub can_edit: bool,
    /// Caller owns it and it is not the team of everyone.
    pub can_delete: bool,
    /// Caller owns the team.
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
