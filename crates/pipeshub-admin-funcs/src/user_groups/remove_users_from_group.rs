// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `POST /userGroups/remove-users`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, to_json,
};

use crate::models::people::MessageResponse;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "removeUsersFromGroup|/userGroups/remove-users|usergroup:write",
)
.resend(Resend::Safe);

/// The arguments of [`user_groups_remove_users_from_group`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct RemoveUsersFromGroupRequest {
    /// The group ids. Not empty.
    pub group_ids: Vec<String>,
    /// The user ids. Not empty.
    pub user_ids: Vec<String>,
}
builder!(RemoveUsersFromGroupRequest(group_ids: Vec<String>, user_ids: Vec<String>) {});
to_json! {
    RemoveUsersFromGroupRequest {
        group_ids = "groupIds<1,<,,h",
        user_ids = "userIds<1,<,,h",
    }
}

/// Removes users from user groups. The server skips users who are no members.
///
/// An OAuth token needs the scope `usergroup:write`. The user must be an administrator.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "userGroupsRemoveUsersFromGroup")]
pub fn user_groups_remove_users_from_group(
    core: &PipeshubCore,
    request: RemoveUsersFromGroupRequest,
) -> Reply<'_, MessageResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
