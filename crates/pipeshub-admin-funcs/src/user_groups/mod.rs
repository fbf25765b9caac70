// Written by `cargo xtask operations`. Do not edit.
//! User groups.

#[cfg(feature = "user_groups_add_users_to_group")]
mod add_users_to_group;
#[cfg(feature = "user_groups_create_user_group")]
mod create_user_group;
#[cfg(feature = "user_groups_delete_user_group")]
mod delete_user_group;
#[cfg(feature = "user_groups_get_all_user_groups")]
mod get_all_user_groups;
#[cfg(feature = "user_groups_get_group_statistics")]
mod get_group_statistics;
#[cfg(feature = "user_groups_get_groups_for_user")]
mod get_groups_for_user;
#[cfg(feature = "user_groups_get_user_group_by_id")]
mod get_user_group_by_id;
#[cfg(feature = "user_groups_get_user_groups_health")]
mod get_user_groups_health;
#[cfg(feature = "user_groups_get_users_in_group")]
mod get_users_in_group;
#[cfg(feature = "user_groups_remove_users_from_group")]
mod remove_users_from_group;
#[cfg(feature = "user_groups_update_user_group")]
mod update_user_group;

#[cfg(feature = "user_groups_add_users_to_group")]
pub use self::add_users_to_group::{AddUsersToGroupRequest, user_groups_add_users_to_group};
#[cfg(feature = "user_groups_create_user_group")]
pub use self::create_user_group::{
    CreateUserGroupRequest, NewUserGroupType, user_groups_create_user_group,
};
#[cfg(feature = "user_groups_delete_user_group")]
pub use self::delete_user_group::{DeleteUserGroupRequest, user_groups_delete_user_group};
#[cfg(feature = "user_groups_get_all_user_groups")]
pub use self::get_all_user_groups::{
    GetAllUserGroupsRequest, GetAllUserGroupsResponse, UserGroupListItem,
    user_groups_get_all_user_groups,
};
#[cfg(feature = "user_groups_get_group_statistics")]
pub use self::get_group_statistics::{UserGroupStatistics, user_groups_get_group_statistics};
#[cfg(feature = "user_groups_get_groups_for_user")]
pub use self::get_groups_for_user::{GetGroupsForUserRequest, user_groups_get_groups_for_user};
#[cfg(feature = "user_groups_get_user_group_by_id")]
pub use self::get_user_group_by_id::{GetUserGroupByIdRequest, user_groups_get_user_group_by_id};
#[cfg(feature = "user_groups_get_user_groups_health")]
pub use self::get_user_groups_health::user_groups_get_user_groups_health;
#[cfg(feature = "user_groups_get_users_in_group")]
pub use self::get_users_in_group::{
    GetUsersInGroupRequest, GetUsersInGroupResponse, UserGroupMember,
    user_groups_get_users_in_group,
};
#[cfg(feature = "user_groups_remove_users_from_group")]
pub use self::remove_users_from_group::{
    RemoveUsersFromGroupRequest, user_groups_remove_users_from_group,
};
#[cfg(feature = "user_groups_update_user_group")]
pub use self::update_user_group::{UpdateUserGroupRequest, user_groups_update_user_group};
