// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `GET /users/{id}`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply};

use crate::models::people::User;

static OPERATION: PackedOperation = Operation::packed("GET", "getUserById|/users/{id}|user:read");

/// The arguments of [`users_get_user_by_id`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetUserByIdRequest {
    /// The id of the account.
    pub id: String,
}
builder!(GetUserByIdRequest(id: String) {});

/// Reads one user account.
///
/// An OAuth token needs the scope `user:read`.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "usersGetUserById")]
pub fn users_get_user_by_id(core: &PipeshubCore, request: GetUserByIdRequest) -> Reply<'_, User> {
    let call = Call::new(&OPERATION).path_within(const { QueryLimits::new("id<,,h") }, &request.id);
    core.call(call, RawReply::read)
}
