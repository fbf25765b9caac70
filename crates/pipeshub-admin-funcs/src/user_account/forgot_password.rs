// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `POST /userAccount/password/forgot`

use std::time::Duration;

use pipeshub_core::json::exposed;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Secret, to_json,
};

use crate::models::identity::DataStringResponse;

static OPERATION: PackedOperation =
    Operation::packed("POST", "forgotPassword|/userAccount/password/forgot")
        .without_token()
        .timeout(Duration::from_secs(60));

/// The arguments of [`user_account_forgot_password`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ForgotPasswordRequest {
    /// Not empty. The server does not check its form.
    pub email: String,
    /// The proof of a captcha, if the server has a captcha key.
    #[cfg_attr(
        feature = "serde",
        serde(rename = "cf-turnstile-response", skip_serializing)
    )]
    pub cf_turnstile_response: Option<Secret>,
}
builder!(ForgotPasswordRequest(email: String) { cf_turnstile_response: Secret });
to_json! {
    ForgotPasswordRequest {
        email = "email",
        cf_turnstile_response = "cf-turnstile-response" with exposed,
    }
}

/// Mails a password reset link, if the address belongs to a user.
///
/// The SDK never sends the request again once the server may have received it.
///
/// The SDK sends no token, since the server reads none.
///
/// The default deadline is 60 s.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401 or 500, besides the errors of each call.
#[doc(alias = "userAccountForgotPassword")]
pub fn user_account_forgot_password(
    core: &PipeshubCore,
    request: ForgotPasswordRequest,
) -> Reply<'_, DataStringResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
