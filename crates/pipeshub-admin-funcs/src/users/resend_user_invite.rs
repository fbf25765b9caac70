// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `POST /users/{id}/resend-invite`

use std::time::Duration;

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply};

use crate::models::people::MessageResponse;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "resendUserInvite|/users/{id}/resend-invite|user:invite",
)
.timeout(Duration::from_secs(120));

/// The arguments of [`users_resend_user_invite`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ResendUserInviteRequest {
    /// The id of the account.
    pub id: String,
}
builder!(ResendUserInviteRequest(id: String) {});

/// Mails the invite again to a user who has not signed in yet.
///
/// An OAuth token needs the scope `user:invite`.
///
/// The SDK never sends the request again once the server may have received it.
///
/// The default deadline is 120 s.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "usersResendUserInvite")]
pub fn users_resend_user_invite(
    core: &PipeshubCore,
    request: ResendUserInviteRequest,
) -> Reply<'_, MessageResponse> {
    let call = Call::new(&OPERATION).path_within(const { QueryLimits::new("id<,,h") }, &request.id);
    core.call(call, RawReply::read)
}
