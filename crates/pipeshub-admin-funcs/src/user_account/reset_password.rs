// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `POST /userAccount/password/reset`

use pipeshub_core::json::exposed;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Secret, from_json, to_json,
};

static OPERATION: PackedOperation =
    Operation::packed("POST", "resetPassword|/userAccount/password/reset");

/// The arguments of [`user_account_reset_password`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ResetPasswordRequest {
    /// The current password.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub current_password: Secret,
    /// At least 8 characters, with an upper case letter, a lower case letter, a digit and one of
    /// `#?!@$%^&*-`. At least 8 characters.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub new_password: Secret,
    /// The proof of a captcha, if the server has a captcha key.
    #[cfg_attr(
        feature = "serde",
        serde(rename = "cf-turnstile-response", skip_serializing)
    )]
    pub cf_turnstile_response: Option<Secret>,
}
builder!(ResetPasswordRequest(current_password: Secret, new_password: Secret) {
    cf_turnstile_response: Secret,
});
to_json! {
    ResetPasswordRequest {
        current_password = "currentPassword" with exposed,
        new_password = "newPassword<8," with exposed,
        cf_turnstile_response = "cf-turnstile-response" with exposed,
    }
}

/// A confirmation with a fresh session token.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AuthenticatedPasswordResetResponse {
    /// A sentence for people.
    pub data: String,
    /// The new session token; the old ones no longer work.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub access_token: Secret,
}
from_json! {
    AuthenticatedPasswordResetResponse {
        data = "data",
        access_token = "accessToken",
    }
}

/// Changes the password of the signed-in user and returns a fresh session token.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 404 or 500, besides the errors of each
/// call.
#[doc(alias = "userAccountResetPassword")]
pub fn user_account_reset_password(
    core: &PipeshubCore,
    request: ResetPasswordRequest,
) -> Reply<'_, AuthenticatedPasswordResetResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
