// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `GET /users/{id}/email`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, from_json,
};

static OPERATION: PackedOperation =
    Operation::packed("GET", "getUserEmailById|/users/{id}/email|user:read");

/// The arguments of [`users_get_user_email_by_id`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetUserEmailByIdRequest {
    /// The id of the account.
    pub id: String,
}
builder!(GetUserEmailByIdRequest(id: String) {});

/// Email address of one user.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetUserEmailByIdResponse {
    /// The email.
    pub email: String,
}
from_json! {
    GetUserEmailByIdResponse {
        email = "email",
    }
}

/// Reads the email address of one user.
///
/// An OAuth token needs the scope `user:read`. The user must be an administrator.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "usersGetUserEmailById")]
pub fn users_get_user_email_by_id(
    core: &PipeshubCore,
    request: GetUserEmailByIdRequest,
) -> Reply<'_, GetUserEmailByIdResponse> {
    let call = Call::new(&OPERATION).path_within(const { QueryLimits::new("id<,,h") }, &request.id);
    core.call(call, RawReply::read)
}
