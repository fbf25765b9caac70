// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `POST /userGroups/add-users`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, to_json,
};

use crate::models::people::MessageResponse;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "addUsersToGroup|/userGroups/add-users|usergroup:write",
)
.resend(Resend::Safe);

/// The arguments of [`user_groups_add_users_to_group`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AddUsersToGroupRequest {
    /// The group ids. Not empty.
    pub group_ids: Vec<String>,
    /// The user ids. Not empty.
    pub user_ids: Vec<String>,
}
builder!(AddUsersToGroupRequest(group_ids: Vec<String>, user_ids: Vec<String>) {});
to_json! {
    AddUsersToGroupRequest {
        group_ids = "groupIds<1,<,,h",
        user_ids = "userIds<1,<,,h",
    }
}

/// Adds users to user groups. Members of a group stay members.
///
/// An OAuth token needs the scope `usergroup:write`. The user must be an administrator.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "userGroupsAddUsersToGroup")]
pub fn user_groups_add_users_to_group(
    core: &PipeshubCore,
    request: AddUsersToGroupRequest,
) -> Reply<'_, MessageResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
