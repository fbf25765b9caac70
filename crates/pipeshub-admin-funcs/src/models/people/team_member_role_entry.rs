// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::to_json;

use crate::models::people::TeamRole;

/// Member to add or change; entries without one of the fields are skipped.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct TeamMemberRoleEntry {
    /// account id.
    pub user_id: String,
    /// Role of a member inside a team; requests accept only the listed values.
    pub role: TeamRole,
}
builder!(TeamMemberRoleEntry(user_id: String, role: TeamRole) {});
to_json! {
    TeamMemberRoleEntry {
        user_id = "userId<,,h",
        role = "role",
    }
}
