// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `GET /userGroups/{groupId}`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply};

use crate::models::people::UserGroup;

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getUserGroupById|/userGroups/{groupId}|usergroup:read",
);

/// The arguments of [`user_groups_get_user_group_by_id`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetUserGroupByIdRequest {
    /// Group id.
    pub group_id: String,
}
builder!(GetUserGroupByIdRequest(group_id: String) {});

/// Reads one user group with the ids of its members.
///
/// An OAuth token needs the scope `usergroup:read`.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "userGroupsGetUserGroupById")]
pub fn user_groups_get_user_group_by_id(
    core: &PipeshubCore,
    request: GetUserGroupByIdRequest,
) -> Reply<'_, UserGroup> {
    let call = Call::new(&OPERATION)
        .path_within(const { QueryLimits::new("groupId<,,h") }, &request.group_id);
    core.call(call, RawReply::read)
}
