// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `GET /users/{id}/adminCheck`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply};

use crate::models::people::MessageResponse;

static OPERATION: PackedOperation =
    Operation::packed("GET", "adminCheck|/users/{id}/adminCheck|user:read");

/// The arguments of [`users_admin_check`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AdminCheckRequest {
    /// Any id of the right form. The server does not check that the user exists.
    pub id: String,
}
builder!(AdminCheckRequest(id: String) {});

/// Reports by its status whether the caller is an administrator.
///
/// An OAuth token needs the scope `user:read`. The user must be an administrator.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403 or 404, besides the errors of each
/// call.
#[doc(alias = "usersAdminCheck")]
pub fn users_admin_check(
    core: &PipeshubCore,
    request: AdminCheckRequest,
) -> Reply<'_, MessageResponse> {
    let call = Call::new(&OPERATION).path_within(const { QueryLimits::new("id<,,h") }, &request.id);
    core.call(call, RawReply::read)
}
