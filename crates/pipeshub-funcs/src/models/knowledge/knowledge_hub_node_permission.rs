// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// The rights of the caller on a node.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct KnowledgeHubNodePermission {
    /// The role.
    pub role: String,
    /// The flag `canEdit`.
    pub can_edit: bool,
    /// The flag `canDelete`.
    pub can_delete: bool,
}
from_json! {
    KnowledgeHubNodePermission {
        role = "role",
        can_edit = "canEdit",
        can_delete = "canDelete",
    }
}
