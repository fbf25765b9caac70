// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::SharedWithEntryAccessLevel;

/// One user who can see a conversation.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SharedWithEntry {
    /// The id of the entry.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: Option<String>,
    /// The user who has access.
    pub user_id: String,
    /// The access level.
    pub access_level: Option<SharedWithEntryAccessLevel>,
}
from_json! {
    SharedWithEntry {
        id = "_id",
        user_id = "userId",
        access_level = "accessLevel",
    }
}
