// Written by `cargo xtask operations`. Do not edit.
//! The permissions of a knowledge base.

#[cfg(feature = "permissions_create_kb_permission")]
mod create_kb_permission;
#[cfg(feature = "permissions_delete_kb_permissions")]
mod delete_kb_permissions;
#[cfg(feature = "permissions_list_kb_permissions")]
mod list_kb_permissions;
#[cfg(feature = "permissions_update_kb_permissions")]
mod update_kb_permissions;

#[cfg(feature = "permissions_create_kb_permission")]
pub use self::create_kb_permission::{
    CreateKBPermissionRequest, CreateKBPermissionRequestRole, CreateKBPermissionResponse,
    KBPermissionGrant, permissions_create_kb_permission,
};
#[cfg(feature = "permissions_delete_kb_permissions")]
pub use self::delete_kb_permissions::{
    DeleteKBPermissionsRequest, DeleteKBPermissionsResponse, permissions_delete_kb_permissions,
};
#[cfg(feature = "permissions_list_kb_permissions")]
pub use self::list_kb_permissions::{
    KBPermission, KBPermissionRole, KBPermissionType, ListKBPermissionsRequest,
    ListKBPermissionsResponse, permissions_list_kb_permissions,
};
#[cfg(feature = "permissions_update_kb_permissions")]
pub use self::update_kb_permissions::{
    UpdateKBPermissionsRequest, UpdateKBPermissionsRequestRole, UpdateKBPermissionsResponse,
    UpdateKBPermissionsResponseNewRole, permissions_update_kb_permissions,
};
