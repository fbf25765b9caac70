// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `DELETE /userGroups/{groupId}`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply};

use crate::models::people::UserGroup;

static OPERATION: PackedOperation = Operation::packed(
    "DELETE",
    "deleteUserGroup|/userGroups/{groupId}|usergroup:write",
);

/// The arguments of [`user_groups_delete_user_group`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DeleteUserGroupRequest {
    /// Group id.
    pub group_id: String,
}
builder!(DeleteUserGroupRequest(group_id: String) {});

/// Marks a custom user group as deleted and returns it.
///
/// An OAuth token needs the scope `usergroup:write`. The user must be an administrator.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "userGroupsDeleteUserGroup")]
pub fn user_groups_delete_user_group(
    core: &PipeshubCore,
    request: DeleteUserGroupRequest,
) -> Reply<'_, UserGroup> {
    let call = Call::new(&OPERATION)
        .path_within(const { QueryLimits::new("groupId<,,h") }, &request.group_id);
    core.call(call, RawReply::read)
}
