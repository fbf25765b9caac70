// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `PATCH /users/{id}/fullname`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, Resend, to_json,
};

use crate::models::people::User;

static OPERATION: PackedOperation =
    Operation::packed("PATCH", "updateFullName|/users/{id}/fullname|user:write")
        .resend(Resend::Safe);

/// The arguments of [`users_update_full_name`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateFullNameRequest {
    /// The id of the account.
    pub id: String,
    /// The full name. Not empty.
    pub full_name: String,
}
builder!(UpdateFullNameRequest(id: String, full_name: String) {});
to_json! {
    UpdateFullNameRequest {
        full_name = "fullName<1,",
    }
}

/// Replaces the full name of a user.
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
#[doc(alias = "usersUpdateFullName")]
pub fn users_update_full_name(
    core: &PipeshubCore,
    request: UpdateFullNameRequest,
) -> Reply<'_, User> {
    let call = Call::new(&OPERATION)
        .path_within(const { QueryLimits::new("id<,,h") }, &request.id)
        .body(&request);
    core.call(call, RawReply::read)
}
