// Written by `cargo xtask operations`. Do not edit.
//! Users: methods, requests and responses.

use pipeshub_admin_funcs::models::people::{HealthResponse, MessageResponse, User};
pub use pipeshub_admin_funcs::users::*;
use pipeshub_core::{Download, Opening, PipeshubCore, Reply};

/// The methods for users; see
/// [`Pipeshub::users`](crate::Pipeshub::users).
#[derive(Debug, Clone, Copy)]
pub struct Users<'a>(&'a PipeshubCore);

impl<'a> Users<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Reports whether the user module of the gateway is healthy; see [`users_get_users_health`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getUsersHealth")]
    pub fn get_users_health(self) -> Reply<'a, HealthResponse> {
        users_get_users_health(self.0)
    }

    /// Lists the users of the organization with groups, state and picture; see
    /// [`users_get_all_users`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getAllUsers")]
    pub fn get_all_users(self, request: GetAllUsersRequest) -> Reply<'a, GetAllUsersResponse> {
        users_get_all_users(self.0, request)
    }

    /// Creates a user account in the organization without sending an invite; see
    /// [`users_create_user`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "createUser")]
    pub fn create_user(self, request: CreateUserRequest) -> Reply<'a, User> {
        users_create_user(self.0, request)
    }

    /// Reads one user account; see [`users_get_user_by_id`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getUserById")]
    pub fn get_user_by_id(self, request: GetUserByIdRequest) -> Reply<'a, User> {
        users_get_user_by_id(self.0, request)
    }

    /// Changes the given fields of a user account; see [`users_update_user`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "updateUser")]
    pub fn update_user(self, request: UpdateUserRequest) -> Reply<'a, UpdateUserResponse> {
        users_update_user(self.0, request)
    }

    /// Marks a user account as deleted and takes it out of all groups; see [`users_delete_user`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "deleteUser")]
    pub fn delete_user(self, request: DeleteUserRequest) -> Reply<'a, MessageResponse> {
        users_delete_user(self.0, request)
    }

    /// Reads the email address of one user; see [`users_get_user_email_by_id`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getUserEmailById")]
    pub fn get_user_email_by_id(
        self,
        request: GetUserEmailByIdRequest,
    ) -> Reply<'a, GetUserEmailByIdResponse> {
        users_get_user_email_by_id(self.0, request)
    }

    /// Replaces the email address of a user at once, without verification; see
    /// [`users_update_email`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "updateEmail")]
    pub fn update_email(self, request: UpdateEmailRequest) -> Reply<'a, User> {
        users_update_email(self.0, request)
    }

    /// Stores a picture for the caller and returns it recoded as JPEG; see
    /// [`users_upload_user_display_picture`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "uploadUserDisplayPicture")]
    pub fn upload_user_display_picture(
        self,
        request: UploadUserDisplayPictureRequest,
    ) -> Opening<'a, Download> {
        users_upload_user_display_picture(self.0, request)
    }

    /// Reads the picture of the caller; see [`users_get_user_display_picture`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getUserDisplayPicture")]
    pub fn get_user_display_picture(self) -> Opening<'a, UserDisplayPicture> {
        users_get_user_display_picture(self.0)
    }

    /// Removes the picture of the caller; see [`users_remove_user_display_picture`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "removeUserDisplayPicture")]
    pub fn remove_user_display_picture(self) -> Reply<'a, RemoveUserDisplayPictureResponse> {
        users_remove_user_display_picture(self.0)
    }

    /// Creates or restores accounts for email addresses and mails the invites; see
    /// [`users_bulk_invite_users`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "bulkInviteUsers")]
    pub fn bulk_invite_users(
        self,
        request: BulkInviteUsersRequest,
    ) -> Reply<'a, BulkInviteUsersResponse> {
        users_bulk_invite_users(self.0, request)
    }

    /// Starts inviting the email addresses found in a CSV or Excel file; see
    /// [`users_bulk_invite_users_from_file`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "bulkInviteUsersFromFile")]
    pub fn bulk_invite_users_from_file(
        self,
        request: BulkInviteUsersFromFileRequest,
    ) -> Reply<'a, MessageResponse> {
        users_bulk_invite_users_from_file(self.0, request)
    }

    /// Mails the invite again to a user who has not signed in yet; see
    /// [`users_resend_user_invite`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "resendUserInvite")]
    pub fn resend_user_invite(
        self,
        request: ResendUserInviteRequest,
    ) -> Reply<'a, MessageResponse> {
        users_resend_user_invite(self.0, request)
    }

    /// Lists the active users of the graph store; see [`users_list_users_graph`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "listUsersGraph")]
    pub fn list_users_graph(
        self,
        request: ListUsersGraphRequest,
    ) -> Reply<'a, ListUsersGraphResponse> {
        users_list_users_graph(self.0, request)
    }

    /// Unblocks a user who was blocked by failed sign-ins; see [`users_unblock_user`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "unblockUser")]
    pub fn unblock_user(self, request: UnblockUserRequest) -> Reply<'a, MessageResponse> {
        users_unblock_user(self.0, request)
    }

    /// Lists all users of the organization with their group names, unpaged; see
    /// [`users_get_all_users_with_groups`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getAllUsersWithGroups")]
    pub fn get_all_users_with_groups(self) -> Reply<'a, Vec<UserWithGroups>> {
        users_get_all_users_with_groups(self.0)
    }

    /// Reads several user accounts with their pictures in one call; see [`users_get_users_by_ids`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getUsersByIds")]
    pub fn get_users_by_ids(
        self,
        request: GetUsersByIdsRequest,
    ) -> Reply<'a, Vec<UserWithPicture>> {
        users_get_users_by_ids(self.0, request)
    }

    /// Replaces the full name of a user; see [`users_update_full_name`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "updateFullName")]
    pub fn update_full_name(self, request: UpdateFullNameRequest) -> Reply<'a, User> {
        users_update_full_name(self.0, request)
    }

    /// Replaces the first name of a user; see [`users_update_first_name`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "updateFirstName")]
    pub fn update_first_name(self, request: UpdateFirstNameRequest) -> Reply<'a, User> {
        users_update_first_name(self.0, request)
    }

    /// Replaces the last name of a user; see [`users_update_last_name`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "updateLastName")]
    pub fn update_last_name(self, request: UpdateLastNameRequest) -> Reply<'a, User> {
        users_update_last_name(self.0, request)
    }

    /// Replaces the job title of a user; see [`users_update_designation`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "updateDesignation")]
    pub fn update_designation(self, request: UpdateDesignationRequest) -> Reply<'a, User> {
        users_update_designation(self.0, request)
    }

    /// Reports by its status whether the caller is an administrator; see [`users_admin_check`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "adminCheck")]
    pub fn admin_check(self, request: AdminCheckRequest) -> Reply<'a, MessageResponse> {
        users_admin_check(self.0, request)
    }
}
