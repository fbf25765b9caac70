// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `DELETE /users/{id}`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply};

use crate::models::people::MessageResponse;

static OPERATION: PackedOperation =
    Operation::packed("DELETE", "deleteUser|/users/{id}|user:delete");

/// The arguments of [`users_delete_user`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DeleteUserRequest {
    /// The id of the account.
    pub id: String,
}
builder!(DeleteUserRequest(id: String) {});

/// Marks a user account as deleted and takes it out of all groups.
///
/// An OAuth token needs the scope `user:delete`. The user must be an administrator.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "usersDeleteUser")]
pub fn users_delete_user(
    core: &PipeshubCore,
    request: DeleteUserRequest,
) -> Reply<'_, MessageResponse> {
    let call = Call::new(&OPERATION).path_within(const { QueryLimits::new("id<,,h") }, &request.id);
    core.call(call, RawReply::read)
}
