// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `GET /userGroups/users/{userId}`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply};

use crate::models::people::UserGroupRef;

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getGroupsForUser|/userGroups/users/{userId}|usergroup:read",
);

/// The arguments of [`user_groups_get_groups_for_user`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetGroupsForUserRequest {
    /// The id of the account.
    pub user_id: String,
}
builder!(GetGroupsForUserRequest(user_id: String) {});

/// Lists the user groups that a user belongs to.
///
/// An OAuth token needs the scope `usergroup:read`.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403 or 500, besides the errors of each
/// call.
#[doc(alias = "userGroupsGetGroupsForUser")]
pub fn user_groups_get_groups_for_user(
    core: &PipeshubCore,
    request: GetGroupsForUserRequest,
) -> Reply<'_, Vec<UserGroupRef>> {
    let call = Call::new(&OPERATION)
        .path_within(const { QueryLimits::new("userId<,,h") }, &request.user_id);
    core.call(call, RawReply::read)
}
