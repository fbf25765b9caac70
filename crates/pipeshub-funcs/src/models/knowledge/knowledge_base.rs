// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::knowledge::{KnowledgeBaseFolder, KnowledgeBaseUserRole};

/// A knowledge base as seen by the caller.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct KnowledgeBase {
    /// Knowledge base id (UUID).
    pub id: String,
    /// The name.
    pub name: String,
    /// Never filled by the server today.
    pub connector_id: Option<String>,
    /// Creation time, epoch milliseconds.
    pub created_at_timestamp: i64,
    /// Last change, epoch milliseconds.
    pub updated_at_timestamp: i64,
    /// User id of the creator.
    pub created_by: String,
    /// Highest role of the caller, direct or through a team.
    pub user_role: Option<KnowledgeBaseUserRole>,
    /// All folders at every depth, flat and unpaged.
    pub folders: Option<Vec<KnowledgeBaseFolder>>,
}
from_json! {
    KnowledgeBase {
        id = "id",
        name = "name",
        connector_id = "connectorId",
        created_at_timestamp = "createdAtTimestamp",
        updated_at_timestamp = "updatedAtTimestamp",
        created_by = "createdBy",
        user_role = "userRole",
        folders = "folders",
    }
}
