// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// A folder anywhere inside a knowledge base, without its parent.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct KnowledgeBaseFolder {
    /// Folder id (a record id).
    pub id: String,
    /// The name.
    pub name: String,
    /// Creation time, epoch milliseconds.
    pub created_at_timestamp: Option<i64>,
}
from_json! {
    KnowledgeBaseFolder {
        id = "id",
        name = "name",
        created_at_timestamp = "createdAtTimestamp",
    }
}
