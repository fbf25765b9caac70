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
    /// The id of the knowledge base, a UUID.
    pub id: String,
    /// The name.
    pub name: String,
    /// The server never sets it in this version.
    pub connector_id: Option<String>,
    /// Creation time, epoch milliseconds.
    pub created_at_timestamp: i64,
    /// Last change, epoch milliseconds.
    pub updated_at_timestamp: i64,
    /// User id of the creator.
    pub created_by: String,
    /// The highest role of the caller, directly or through a team.
    pub user_role: Option<KnowledgeBaseUserRole>,
    /// The folders of all levels in one flat list, without pages.
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
