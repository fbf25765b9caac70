// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::knowledge::{
    KnowledgeHubNodeNodeType, KnowledgeHubNodeOrigin, KnowledgeHubNodePermission,
};

/// An app, group, folder or record in the tree of all knowledge.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct KnowledgeHubNode {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The node type.
    pub node_type: KnowledgeHubNodeNodeType,
    /// The parent id.
    pub parent_id: Option<String>,
    /// `COLLECTION` for knowledge bases.
    pub origin: KnowledgeHubNodeOrigin,
    /// The name of the connector.
    pub connector: Option<String>,
    /// The record type.
    pub record_type: Option<String>,
    /// The record group type.
    pub record_group_type: Option<String>,
    /// The indexing status.
    pub indexing_status: Option<String>,
    /// The reason why indexing failed or was skipped.
    pub reason: Option<String>,
    /// Epoch milliseconds; 0 when unknown.
    pub created_at: i64,
    /// Epoch milliseconds; 0 when unknown.
    pub updated_at: i64,
    /// The size in bytes.
    pub size_in_bytes: Option<i64>,
    /// The mime type.
    pub mime_type: Option<String>,
    /// The extension.
    pub extension: Option<String>,
    /// The web url.
    pub web_url: Option<String>,
    /// The flag `hasChildren`.
    pub has_children: bool,
    /// The flag `previewRenderable`.
    pub preview_renderable: Option<bool>,
    /// The permission.
    pub permission: Option<KnowledgeHubNodePermission>,
    /// Private, shared or workspace; apps only.
    pub sharing_status: Option<String>,
    /// The flag `isInternal`.
    pub is_internal: bool,
    /// A placeholder for an ancestor that was never synced.
    pub is_placeholder: bool,
}
from_json! {
    KnowledgeHubNode {
        id = "id",
        name = "name",
        node_type = "nodeType",
        parent_id = "parentId",
        origin = "origin",
        connector = "connector",
        record_type = "recordType",
        record_group_type = "recordGroupType",
        indexing_status = "indexingStatus",
        reason = "reason",
        created_at = "createdAt",
        updated_at = "updatedAt",
        size_in_bytes = "sizeInBytes",
        mime_type = "mimeType",
        extension = "extension",
        web_url = "webUrl",
        has_children = "hasChildren",
        preview_renderable = "previewRenderable",
        permission = "permission",
        sharing_status = "sharingStatus",
        is_internal = "isInternal",
        is_placeholder = "isPlaceholder",
    }
}
