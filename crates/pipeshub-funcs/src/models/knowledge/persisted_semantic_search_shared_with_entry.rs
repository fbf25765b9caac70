// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::knowledge::PersistedSemanticSearchSharedWithEntryAccessLevel;

/// A user with whom a search is shared.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct PersistedSemanticSearchSharedWithEntry {
    /// The id of the entry.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: Option<String>,
    /// The user id.
    pub user_id: String,
    /// The access level.
    pub access_level: PersistedSemanticSearchSharedWithEntryAccessLevel,
}
from_json! {
    PersistedSemanticSearchSharedWithEntry {
        id = "_id",
        user_id = "userId",
        access_level = "accessLevel",
    }
}
