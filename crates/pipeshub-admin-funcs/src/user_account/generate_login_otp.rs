// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `POST /userAccount/login/otp/generate`

use std::time::Duration;

use pipeshub_core::json::exposed;
use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, Reply, Secret, to_json};

static OPERATION: PackedOperation =
    Operation::packed("POST", "generateLoginOtp|/userAccount/login/otp/generate")
        .without_token()
        .timeout(Duration::from_secs(60));

/// The arguments of [`user_account_generate_login_otp`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GenerateLoginOtpRequest {
    /// The email.
    pub email: String,
    /// The server accepts the field and ignores it.
    #[cfg_attr(
        feature = "serde",
        serde(rename = "cf-turnstile-response", skip_serializing)
    )]
    pub cf_turnstile_response: Option<Secret>,
}
builder!(GenerateLoginOtpRequest(email: String) { cf_turnstile_response: Secret });
to_json! {
    GenerateLoginOtpRequest {
        email = "email",
        cf_turnstile_response = "cf-turnstile-response" with exposed,
    }
}

/// Mails a six-digit sign-in code to a user.
///
/// The SDK never sends the request again once the server may have received it.
///
/// The SDK sends no token, since the server reads none.
///
/// The default deadline is 60 s.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 403, 404 or 500, besides the errors of each
/// call.
#[doc(alias = "userAccountGenerateLoginOtp")]
pub fn user_account_generate_login_otp(
    core: &PipeshubCore,
    request: GenerateLoginOtpRequest,
) -> Reply<'_, ()> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, |raw| Ok(raw.into_response(())))
}
