// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `PUT /userAccount/validateEmailChange`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply};

use crate::models::identity::MessageResponse;

static OPERATION: PackedOperation = Operation::packed(
    "PUT",
    "validateEmailChangeToken|/userAccount/validateEmailChange",
);

/// Changes the user's mail address with the token from a mailed link.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401 or 500, besides the errors of each call.
#[doc(alias = "userAccountValidateEmailChangeToken")]
pub fn user_account_validate_email_change_token(core: &PipeshubCore) -> Reply<'_, MessageResponse> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
