// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `PUT /users/{id}/unblock`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply};

use crate::models::people::MessageResponse;

static OPERATION: PackedOperation =
    Operation::packed("PUT", "unblockUser|/users/{id}/unblock|user:write");

/// The arguments of [`users_unblock_user`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UnblockUserRequest {
    /// The id of the account.
    pub id: String,
}
builder!(UnblockUserRequest(id: String) {});

/// Unblocks a user who was blocked by failed sign-ins.
///
/// An OAuth token needs the scope `user:write`. The user must be an administrator.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "usersUnblockUser")]
pub fn users_unblock_user(
    core: &PipeshubCore,
    request: UnblockUserRequest,
) -> Reply<'_, MessageResponse> {
    let call = Call::new(&OPERATION).path_within(const { QueryLimits::new("id<,,h") }, &request.id);
    core.call(call, RawReply::read)
}
