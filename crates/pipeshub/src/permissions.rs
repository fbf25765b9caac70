// Written by `cargo xtask operations`. Do not edit.
//! The permissions of a knowledge base: methods, requests and responses.

use pipeshub_core::{PipeshubCore, Reply};
pub use pipeshub_funcs::permissions::*;

/// The methods for the permissions of a knowledge base; see
/// [`Pipeshub::permissions`](crate::Pipeshub::permissions).
#[derive(Debug, Clone, Copy)]
pub struct Permissions<'a>(&'a PipeshubCore);

impl<'a> Permissions<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Grants users and teams access to a knowledge base; see [`permissions_create_kb_permission`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "createKBPermission")]
    pub fn create_kb_permission(
        self,
        request: CreateKBPermissionRequest,
    ) -> Reply<'a, CreateKBPermissionResponse> {
        permissions_create_kb_permission(self.0, request)
    }

    /// Lists the users and teams with access to a knowledge base; see
    /// [`permissions_list_kb_permissions`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "listKBPermissions")]
    pub fn list_kb_permissions(
        self,
        request: ListKBPermissionsRequest,
    ) -> Reply<'a, ListKBPermissionsResponse> {
        permissions_list_kb_permissions(self.0, request)
    }

    /// Changes the role of users on a knowledge base; see [`permissions_update_kb_permissions`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "updateKBPermissions")]
    pub fn update_kb_permissions(
        self,
        request: UpdateKBPermissionsRequest,
    ) -> Reply<'a, UpdateKBPermissionsResponse> {
        permissions_update_kb_permissions(self.0, request)
    }

    /// Removes the access of users and teams to a knowledge base; see
    /// [`permissions_delete_kb_permissions`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "deleteKBPermissions")]
    pub fn delete_kb_permissions(
        self,
        request: DeleteKBPermissionsRequest,
    ) -> Reply<'a, DeleteKBPermissionsResponse> {
        permissions_delete_kb_permissions(self.0, request)
    }
}
