// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `POST /userAccount/logout/manual`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, Reply, Resend};

static OPERATION: PackedOperation =
    Operation::packed("POST", "logout|/userAccount/logout/manual").resend(Resend::Safe);

/// Ends all sessions of the signed-in user, on every device.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, 404 or 500, besides the errors of each call.
#[doc(alias = "userAccountLogout")]
pub fn user_account_logout(core: &PipeshubCore) -> Reply<'_, ()> {
    core.call(Call::new(&OPERATION), |raw| Ok(raw.into_response(())))
}
