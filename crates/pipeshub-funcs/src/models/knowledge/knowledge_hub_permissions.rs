// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// The rights of the caller here.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct KnowledgeHubPermissions {
    /// The role.
    pub role: String,
    /// The flag `canUpload`.
    pub can_upload: bool,
    /// The flag `canCreateFolders`.
    pub can_create_folders: bool,
    /// The flag `canEdit`.
    pub can_edit: bool,
    /// The flag `canDelete`.
    pub can_delete: bool,
    /// The flag `canManagePermissions`.
    pub can_manage_permissions: bool,
}
from_json! {
    KnowledgeHubPermissions {
        role = "role",
        can_upload = "canUpload",
        can_create_folders = "canCreateFolders",
        can_edit = "canEdit",
        can_delete = "canDelete",
        can_manage_permissions = "canManagePermissions",
    }
}
