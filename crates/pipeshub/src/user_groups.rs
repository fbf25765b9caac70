// Written by `cargo xtask operations`. Do not edit.
//! User groups: methods, requests and responses.

use pipeshub_admin_funcs::models::people::{
    HealthResponse, MessageResponse, UserGroup, UserGroupRef,
};
pub use pipeshub_admin_funcs::user_groups::*;
use pipeshub_core::{PipeshubCore, Reply};

/// The methods for user groups; see
/// [`Pipeshub::user_groups`](crate::Pipeshub::user_groups).
#[derive(Debug, Clone, Copy)]
pub struct UserGroups<'a>(&'a PipeshubCore);

impl<'a> UserGroups<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Creates an empty user group; see [`user_groups_create_user_group`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "createUserGroup")]
    pub fn create_user_group(self, request: CreateUserGroupRequest) -> Reply<'a, UserGroup> {
        user_groups_create_user_group(self.0, request)
    }

    /// Lists the user groups of the organization with their sizes; see
    /// [`user_groups_get_all_user_groups`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getAllUserGroups")]
    pub fn get_all_user_groups(
        self,
        request: GetAllUserGroupsRequest,
    ) -> Reply<'a, GetAllUserGroupsResponse> {
        user_groups_get_all_user_groups(self.0, request)
    }

    /// Reads one user group with the ids of its members; see [`user_groups_get_user_group_by_id`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getUserGroupById")]
    pub fn get_user_group_by_id(self, request: GetUserGroupByIdRequest) -> Reply<'a, UserGroup> {
        user_groups_get_user_group_by_id(self.0, request)
    }

    /// Renames a user group; see [`user_groups_update_user_group`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "updateUserGroup")]
    pub fn update_user_group(self, request: UpdateUserGroupRequest) -> Reply<'a, UserGroup> {
        user_groups_update_user_group(self.0, request)
    }

    /// Marks a custom user group as deleted and returns it; see [`user_groups_delete_user_group`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "deleteUserGroup")]
    pub fn delete_user_group(self, request: DeleteUserGroupRequest) -> Reply<'a, UserGroup> {
        user_groups_delete_user_group(self.0, request)
    }

    /// Adds users to user groups. Members of a group stay members; see
    /// [`user_groups_add_users_to_group`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "addUsersToGroup")]
    pub fn add_users_to_group(self, request: AddUsersToGroupRequest) -> Reply<'a, MessageResponse> {
        user_groups_add_users_to_group(self.0, request)
    }

    /// Removes users from user groups. The server skips users who are no members; see
    /// [`user_groups_remove_users_from_group`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "removeUsersFromGroup")]
    pub fn remove_users_from_group(
        self,
        request: RemoveUsersFromGroupRequest,
    ) -> Reply<'a, MessageResponse> {
        user_groups_remove_users_from_group(self.0, request)
    }

    /// Lists the user groups that a user belongs to; see [`user_groups_get_groups_for_user`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getGroupsForUser")]
    pub fn get_groups_for_user(
        self,
        request: GetGroupsForUserRequest,
    ) -> Reply<'a, Vec<UserGroupRef>> {
        user_groups_get_groups_for_user(self.0, request)
    }

    /// Lists the members of a user group with their pictures; see
    /// [`user_groups_get_users_in_group`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getUsersInGroup")]
    pub fn get_users_in_group(
        self,
        request: GetUsersInGroupRequest,
    ) -> Reply<'a, GetUsersInGroupResponse> {
        user_groups_get_users_in_group(self.0, request)
    }

    /// Counts groups and members for each group name; see [`user_groups_get_group_statistics`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getGroupStatistics")]
    pub fn get_group_statistics(self) -> Reply<'a, Vec<UserGroupStatistics>> {
        user_groups_get_group_statistics(self.0)
    }

    /// Reports whether the user group module of the gateway is healthy; see
    /// [`user_groups_get_user_groups_health`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getUserGroupsHealth")]
    pub fn get_user_groups_health(self) -> Reply<'a, HealthResponse> {
        user_groups_get_user_groups_health(self.0)
    }
}
