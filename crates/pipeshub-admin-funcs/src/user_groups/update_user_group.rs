// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `PUT /userGroups/{groupId}`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, Resend, to_json,
};

use crate::models::people::UserGroup;

static OPERATION: PackedOperation = Operation::packed(
    "PUT",
    "updateUserGroup|/userGroups/{groupId}|usergroup:write",
)
.resend(Resend::Safe);

/// The arguments of [`user_groups_update_user_group`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateUserGroupRequest {
    /// Group id.
    pub group_id: String,
    /// Trimmed by the server; must not be blank. Not empty.
    pub name: String,
}
builder!(UpdateUserGroupRequest(group_id: String, name: String) {});
to_json! {
    UpdateUserGroupRequest {
        name = "name<1,",
    }
}

/// Renames a user group.
///
/// An OAuth token needs the scope `usergroup:write`. The user must be an administrator.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "userGroupsUpdateUserGroup")]
pub fn user_groups_update_user_group(
    core: &PipeshubCore,
    request: UpdateUserGroupRequest,
) -> Reply<'_, UserGroup> {
    let call = Call::new(&OPERATION)
        .path_within(const { QueryLimits::new("groupId<,,h") }, &request.group_id)
        .body(&request);
    core.call(call, RawReply::read)
}
