// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::people::TeamRole;

/// A member of a team. Fields can be `null`, for example if the account no longer exists.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct TeamMember {
    /// The key in the graph store.
    pub id: Option<String>,
    /// Account id.
    pub user_id: Option<String>,
    /// The whole display name.
    pub user_name: Option<String>,
    /// The user email.
    pub user_email: Option<String>,
    /// The role.
    pub role: Option<TeamRole>,
    /// ms since 1970 UTC.
    pub joined_at: Option<i64>,
    /// The flag `isOwner`.
    pub is_owner: Option<bool>,
    /// Data URI (base64); only in the two list calls, absent without a picture.
    pub profile_picture: Option<String>,
}
from_json! {
    TeamMember {
        id = "id",
        user_id = "userId",
        user_name = "userName",
        user_email = "userEmail",
        role = "role",
        joined_at = "joinedAt",
        is_owner = "isOwner",
        profile_picture = "profilePicture",
    }
}
