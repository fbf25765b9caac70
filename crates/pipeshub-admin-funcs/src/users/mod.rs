// Written by `cargo xtask operations`. Do not edit.
//! Users.

#[cfg(feature = "users_admin_check")]
mod admin_check;
#[cfg(feature = "users_bulk_invite_users")]
mod bulk_invite_users;
#[cfg(feature = "users_bulk_invite_users_from_file")]
mod bulk_invite_users_from_file;
#[cfg(feature = "users_create_user")]
mod create_user;
#[cfg(feature = "users_delete_user")]
mod delete_user;
#[cfg(feature = "users_get_all_users")]
mod get_all_users;
#[cfg(feature = "users_get_all_users_with_groups")]
mod get_all_users_with_groups;
#[cfg(feature = "users_get_user_by_id")]
mod get_user_by_id;
#[cfg(feature = "users_get_user_display_picture")]
mod get_user_display_picture;
#[cfg(feature = "users_get_user_email_by_id")]
mod get_user_email_by_id;
#[cfg(feature = "users_get_users_by_ids")]
mod get_users_by_ids;
#[cfg(feature = "users_get_users_health")]
mod get_users_health;
#[cfg(feature = "users_list_users_graph")]
mod list_users_graph;
#[cfg(feature = "users_remove_user_display_picture")]
mod remove_user_display_picture;
#[cfg(feature = "users_resend_user_invite")]
mod resend_user_invite;
#[cfg(feature = "users_unblock_user")]
mod unblock_user;
#[cfg(feature = "users_update_designation")]
mod update_designation;
#[cfg(feature = "users_update_email")]
mod update_email;
#[cfg(feature = "users_update_first_name")]
mod update_first_name;
#[cfg(feature = "users_update_full_name")]
mod update_full_name;
#[cfg(feature = "users_update_last_name")]
mod update_last_name;
#[cfg(feature = "users_update_user")]
mod update_user;
#[cfg(feature = "users_upload_user_display_picture")]
mod upload_user_display_picture;

#[cfg(feature = "users_admin_check")]
pub use self::admin_check::{AdminCheckRequest, users_admin_check};
#[cfg(feature = "users_bulk_invite_users")]
pub use self::bulk_invite_users::{
    BulkInviteUsersRequest, BulkInviteUsersResponse, users_bulk_invite_users,
};
#[cfg(feature = "users_bulk_invite_users_from_file")]
pub use self::bulk_invite_users_from_file::{
    BulkInviteUsersFromFileRequest, users_bulk_invite_users_from_file,
};
#[cfg(feature = "users_create_user")]
pub use self::create_user::{CreateUserRequest, users_create_user};
#[cfg(feature = "users_delete_user")]
pub use self::delete_user::{DeleteUserRequest, users_delete_user};
#[cfg(feature = "users_get_all_users")]
pub use self::get_all_users::{
    GetAllUsersRequest, GetAllUsersResponse, UserListItem, users_get_all_users,
};
#[cfg(feature = "users_get_all_users_with_groups")]
pub use self::get_all_users_with_groups::{
    GroupMembershipRef, UserWithGroups, users_get_all_users_with_groups,
};
#[cfg(feature = "users_get_user_by_id")]
pub use self::get_user_by_id::{GetUserByIdRequest, users_get_user_by_id};
#[cfg(feature = "users_get_user_display_picture")]
pub use self::get_user_display_picture::{UserDisplayPicture, users_get_user_display_picture};
#[cfg(feature = "users_get_user_email_by_id")]
pub use self::get_user_email_by_id::{
    GetUserEmailByIdRequest, GetUserEmailByIdResponse, users_get_user_email_by_id,
};
#[cfg(feature = "users_get_users_by_ids")]
pub use self::get_users_by_ids::{GetUsersByIdsRequest, UserWithPicture, users_get_users_by_ids};
#[cfg(feature = "users_get_users_health")]
pub use self::get_users_health::users_get_users_health;
#[cfg(feature = "users_list_users_graph")]
pub use self::list_users_graph::{
    GraphUser, ListUsersGraphRequest, ListUsersGraphResponse, users_list_users_graph,
};
#[cfg(feature = "users_remove_user_display_picture")]
pub use self::remove_user_display_picture::{
    RemoveUserDisplayPictureResponse, users_remove_user_display_picture,
};
#[cfg(feature = "users_resend_user_invite")]
pub use self::resend_user_invite::{ResendUserInviteRequest, users_resend_user_invite};
#[cfg(feature = "users_unblock_user")]
pub use self::unblock_user::{UnblockUserRequest, users_unblock_user};
#[cfg(feature = "users_update_designation")]
pub use self::update_designation::{UpdateDesignationRequest, users_update_designation};
#[cfg(feature = "users_update_email")]
pub use self::update_email::{UpdateEmailRequest, users_update_email};
#[cfg(feature = "users_update_first_name")]
pub use self::update_first_name::{UpdateFirstNameRequest, users_update_first_name};
#[cfg(feature = "users_update_full_name")]
pub use self::update_full_name::{UpdateFullNameRequest, users_update_full_name};
#[cfg(feature = "users_update_last_name")]
pub use self::update_last_name::{UpdateLastNameRequest, users_update_last_name};
#[cfg(feature = "users_update_user")]
pub use self::update_user::{
    EmailChangeMailStatus, UpdateUserRequest, UpdateUserResponse, UserAddressInput, UserUpdateMeta,
    users_update_user,
};
#[cfg(feature = "users_upload_user_display_picture")]
pub use self::upload_user_display_picture::{
    UploadUserDisplayPictureRequest, users_upload_user_display_picture,
};
