// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `POST /userAccount/password/reset/token`

use pipeshub_core::json::exposed;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Secret, to_json,
};

use crate::models::identity::DataStringResponse;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "resetPasswordWithToken|/userAccount/password/reset/token",
);

/// The arguments of [`user_account_reset_password_with_token`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ResetPasswordWithTokenRequest {
    /// At least 8 characters, with an upper case letter, a lower case letter, a digit and one of
    /// `#?!@$%^&*-`. At least 8 characters.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub password: Secret,
}
builder!(ResetPasswordWithTokenRequest(password: Secret) {});
to_json! {
    ResetPasswordWithTokenRequest {
        password = "password<8," with exposed,
    }
}

/// Sets a new password with the token from a mailed reset link.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 404 or 500, besides the errors of each
/// call.
#[doc(alias = "userAccountResetPasswordWithToken")]
pub fn user_account_reset_password_with_token(
    core: &PipeshubCore,
    request: ResetPasswordWithTokenRequest,
) -> Reply<'_, DataStringResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
