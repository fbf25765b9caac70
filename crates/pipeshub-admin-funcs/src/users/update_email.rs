// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `PATCH /users/{id}/email`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, Resend, to_json,
};

use crate::models::people::User;

static OPERATION: PackedOperation =
    Operation::packed("PATCH", "updateEmail|/users/{id}/email|user:write").resend(Resend::Safe);

/// The arguments of [`users_update_email`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateEmailRequest {
    /// The id of the account.
    pub id: String,
    /// The email.
    pub email: String,
}
builder!(UpdateEmailRequest(id: String, email: String) {});
to_json! {
    UpdateEmailRequest {
        email = "email",
    }
}

/// Replaces the email address of a user at once, without verification.
///
/// An OAuth token needs the scope `user:write`. The user must be an administrator, or the user in
/// the request.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "usersUpdateEmail")]
pub fn users_update_email(core: &PipeshubCore, request: UpdateEmailRequest) -> Reply<'_, User> {
    let call = Call::new(&OPERATION)
        .path_within(const { QueryLimits::new("id<,,h") }, &request.id)
        .body(&request);
    core.call(call, RawReply::read)
}
