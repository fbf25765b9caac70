// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::to_json;

use crate::models::people::TeamRole;

/// A member to add or change. The server skips an entry without one of the fields.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct TeamMemberRoleEntry {
    /// Account id.
    pub user_id: String,
    /// The role of a member inside a team; requests accept only the listed values.
    pub role: TeamRole,
}
builder!(TeamMemberRoleEntry(user_id: String, role: TeamRole) {});
to_json! {
    TeamMemberRoleEntry {
        user_id = "userId<,,h",
        role = "role",
    }
}
