//! `POST /userAccount/authenticate`

use std::time::Duration;

use pipeshub_core::json::{ToJson, Writer};
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Response, Result, Secret,
    from_json, to_json,
};

use crate::models::identity::{AuthMethodType, AuthProviders};

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "authenticate\
     |/userAccount/authenticate\
     |\
     |open another session before you send the credentials again; each wrong password counts, \
         and five lock the account for 24 hours",
)
.without_token()
.timeout(Duration::from_secs(60));

/// The arguments of [`user_account_authenticate`].
///
/// ```
/// use pipeshub_admin_funcs::user_account::{AuthenticateRequest, SignInCredentials};
///
/// # fn f(session_token: pipeshub_core::Secret, password: pipeshub_core::Secret) {
/// let credentials = SignInCredentials::Password(password);
/// let request = AuthenticateRequest::new(session_token, credentials);
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct AuthenticateRequest {
    /// The token of the session, from `user_account_init_auth`.
    pub session_token: Secret,
    /// The credentials of this step.
    pub credentials: SignInCredentials,
    /// The address of the user, for a session that was opened without one. At most 254 characters.
    pub email: Option<String>,
    /// The proof of a captcha, for a password on a server that has a captcha key.
    pub cf_turnstile_response: Option<Secret>,
}
builder!(AuthenticateRequest(session_token: Secret, credentials: SignInCredentials) {
    email: String,
    cf_turnstile_response: Secret,
});

/// The credentials of a step, and with them its method.
///
/// No secret of it is printed. The method `samlSso` is not here: the server never responds to it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum SignInCredentials {
    /// A password. Five wrong ones lock the account for 24 hours.
    Password(Secret),
    /// The six digits that `user_account_generate_login_otp` mails.
    Otp(Secret),
    /// The identity token of Google.
    Google(Secret),
    /// The identity token of Microsoft.
    Microsoft(Secret),
    /// The identity token of Azure AD.
    AzureAd(Secret),
    /// The access token of the organization's own OAuth provider.
    OAuth(Secret),
}

/// The body of a step.
struct Step<'a> {
    method: &'static str,
    credentials: Credentials<'a>,
    email: Option<&'a str>,
    cf_turnstile_response: Option<&'a str>,
}
to_json! {
    Step<'_> {
        method = "method",
        credentials = "credentials",
        email = "email<1,254",
        cf_turnstile_response = "cf-turnstile-response",
    }
}

/// The credentials in the body: those of Google are a text.
enum Credentials<'a> {
    Text(&'a str),
    Fields(Fields<'a>),
}

impl ToJson for Credentials<'_> {
    fn to_json(&self, to: &mut Writer) {
        match self {
            Self::Text(text) => text.to_json(to),
            Self::Fields(fields) => fields.to_json(to),
        }
    }
}

/// The credentials of the other methods, each with one field.
#[derive(Default)]
struct Fields<'a> {
    password: Option<&'a str>,
    otp: Option<&'a str>,
    id_token: Option<&'a str>,
    access_token: Option<&'a str>,
}
to_json! {
    Fields<'_> {
        password = "password",
        otp = "otp",
        id_token = "idToken",
        access_token = "accessToken",
    }
}

impl SignInCredentials {
    /// Returns the method, the secret, and the credentials of the body.
    fn parts(&self) -> (&'static str, &str, Credentials<'_>) {
        let mut fields = Fields::default();
        let (method, secret) = match self {
            Self::Google(secret) => {
                let text = secret.expose();
                return ("google", text, Credentials::Text(text));
            }
            Self::Password(secret) => ("password", set(&mut fields.password, secret)),
            Self::Otp(secret) => ("otp", set(&mut fields.otp, secret)),
            Self::Microsoft(secret) => ("microsoft", set(&mut fields.id_token, secret)),
            Self::AzureAd(secret) => ("azureAd", set(&mut fields.id_token, secret)),
            Self::OAuth(secret) => ("oauth", set(&mut fields.access_token, secret)),
        };
        (method, secret, Credentials::Fields(fields))
    }
}

fn set<'a>(field: &mut Option<&'a str>, secret: &'a Secret) -> &'a str {
    *field = Some(secret.expose());
    secret.expose()
}

/// The response to a step.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum AuthenticateResponse {
    /// The last step was right, and the user is signed in.
    SignedIn(SignInTokens),
    /// The step was right, and another one follows in the same session.
    NextStep(Box<SignInStep>),
}

/// The tokens of a session of the user, which are never printed.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct SignInTokens {
    /// A sentence of the server.
    pub message: String,
    /// The session token. Server default: it expires after 24 hours.
    pub access_token: Secret,
    /// The token for `user_account_refresh_token`. Server default: it expires after 30 days.
    pub refresh_token: Secret,
}
from_json! {
    SignInTokens {
        message = "message",
        access_token = "accessToken",
        refresh_token = "refreshToken",
    }
}

/// The next step of a sign-in.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct SignInStep {
    /// The index of the step, from 0.
    pub next_step: i64,
    /// The methods that can complete the step. The server does not check that it is one of these.
    pub allowed_methods: Vec<AuthMethodType>,
    /// The public settings of the sign-in services.
    pub auth_providers: AuthProviders,
}
from_json! {
    SignInStep {
        next_step = "nextStep",
        allowed_methods = "allowedMethods",
        auth_providers = "authProviders",
    }
}

/// The field that only the last response has.
struct Last {
    access_token: Option<Secret>,
}
from_json! { Last { access_token = "accessToken" } }

/// Completes a step of a sign-in, and returns the tokens or the next step.
///
/// `user_account_init_auth` opens the session. Each wrong password counts: five lock the account
/// for 24 hours. The SDK therefore sends the credentials once. It sends them again only if nothing
/// was sent, or if the server returned 429 and did not read them.
///
/// A second request is no retry: after the last step the session is spent (401), and after an
/// earlier step it counts as the next step. If the outcome is unknown, open another session.
///
/// The SDK sends no token, since the server reads none. The response contains secrets, which
/// `Debug` does not print. The default deadline is 60 s.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status), besides the errors of each call:
///
/// | status | cause | reaction |
/// |---|---|---|
/// | 400 | wrong password, or a locked account | ask the user; never try again by program |
/// | 401 | wrong one-time code, or a session that is unknown or spent | ask the user, or open another session |
/// | 404 | unknown user | |
/// | 410 | expired one-time code | mail another code |
/// | 500 | no address, or the sign-in service cannot be reached | |
#[doc(alias = "userAccountAuthenticate")]
pub fn user_account_authenticate(
    core: &PipeshubCore,
    request: AuthenticateRequest,
) -> Reply<'_, AuthenticateResponse> {
    let (method, secret, credentials) = request.credentials.parts();
    let call = Call::new(&OPERATION).body(&Step {
        method,
        credentials,
        email: request.email.as_deref(),
        cf_turnstile_response: request.cf_turnstile_response.as_ref().map(Secret::expose),
    });
    let mut call = call.secret_header("x-session-token", &request.session_token);
    if secret.is_empty() || request.session_token.expose().is_empty() {
        let reason = "`session_token` and the secret in `credentials` must not be empty";
        call = call.refuse(OPERATION.invalid_request(reason));
    }
    core.call(call, response)
}

fn response(reply: RawReply) -> Result<Response<AuthenticateResponse>> {
    let value = if reply.peek::<Last>()?.access_token.is_some() {
        AuthenticateResponse::SignedIn(reply.peek()?)
    } else {
        AuthenticateResponse::NextStep(Box::new(reply.peek()?))
    };
    Ok(reply.into_response(value))
}
