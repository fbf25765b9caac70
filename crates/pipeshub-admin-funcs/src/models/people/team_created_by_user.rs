// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// The creator of a team.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct TeamCreatedByUser {
    /// The key in the graph store.
    pub id: String,
    /// Account id.
    pub user_id: String,
    /// Empty when unknown.
    pub name: String,
    /// Empty when unknown.
    pub email: String,
    /// The picture as a data URI (base64); absent without a picture.
    pub profile_picture: Option<String>,
}
from_json! {
    TeamCreatedByUser {
        id = "id",
        user_id = "userId",
        name = "name",
        email = "email",
        profile_picture = "profilePicture",
    }
}
