// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `POST /users`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, to_json};

use crate::models::people::{User, UserRole};

static OPERATION: PackedOperation = Operation::packed("POST", "createUser|/users|user:invite");

/// The arguments of [`users_create_user`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct CreateUserRequest {
    /// The full name. Not empty.
    pub full_name: String,
    /// The email.
    pub email: String,
    /// `member` when absent.
    pub role: Option<UserRole>,
    /// 10 to 15 digits after an optional `+`, or an empty text.
    pub mobile: Option<String>,
    /// Job title.
    pub designation: Option<String>,
}
builder!(CreateUserRequest(full_name: String, email: String) {
    role: UserRole,
    mobile: String,
    designation: String,
});
to_json! {
    CreateUserRequest {
        full_name = "fullName<1,",
        email = "email",
        role = "role",
        mobile = "mobile<,,p",
        designation = "designation",
    }
}

/// Creates a user account in the organization without sending an invite.
///
/// An OAuth token needs the scope `user:invite`. The user must be an administrator.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "usersCreateUser")]
pub fn users_create_user(core: &PipeshubCore, request: CreateUserRequest) -> Reply<'_, User> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
