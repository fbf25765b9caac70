//! `POST /userAccount/initAuth`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Response, Result, Secret,
    to_json,
};

use crate::models::identity::InitAuthResponse;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "initAuth\
     |/userAccount/initAuth\
     |\
     |open another session; an unused one does no harm",
)
.without_token();

/// The arguments of [`user_account_init_auth`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct InitAuthRequest {
    /// The address of the user, which the session keeps: an address given to a step is then not
    /// read. At most 254 characters.
    pub email: Option<String>,
}
builder!(InitAuthRequest() { email: String });
to_json! {
    InitAuthRequest {
        email = "email<1,254",
    }
}

/// A session of a sign-in.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct SignInSession {
    /// The token that each step needs. It expires after an hour.
    pub session_token: Secret,
    /// The ways to complete the first step.
    pub first_step: InitAuthResponse,
}

/// Opens a session of a sign-in, and returns the ways to complete its first step.
///
/// Complete each step with `user_account_authenticate`, until it returns tokens. The response is
/// the same for an unknown address.
///
/// The SDK sends no token, since the server reads none. The SDK never sends the request again once
/// the server may have received it.
///
/// The response contains secrets, which `Debug` does not print.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400 or 500, besides the errors of each call. A
/// response without a session token is [`InvalidReply`](pipeshub_core::ErrorKind::InvalidReply).
#[doc(alias = "userAccountInitAuth")]
pub fn user_account_init_auth(
    core: &PipeshubCore,
    request: InitAuthRequest,
) -> Reply<'_, SignInSession> {
    core.call(Call::new(&OPERATION).body(&request), session)
}

fn session(reply: RawReply) -> Result<Response<SignInSession>> {
    let token = reply.headers().get("x-session-token");
    let Some(token) = token.and_then(|token| token.to_str().ok()) else {
        return Err(reply.invalid("it has no header `x-session-token`"));
    };
    let session = SignInSession {
        session_token: token.into(),
        first_step: reply.peek()?,
    };
    Ok(reply.into_response(session))
}
