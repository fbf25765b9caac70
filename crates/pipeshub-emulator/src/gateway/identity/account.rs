//! The operations for signing in: `/userAccount`.
//!
//! A sign-in has steps. Each step has an allowed method, and the last one returns a session token
//! and a refresh token. Only passwords and mailed codes are checked, since the emulator knows no
//! other identity provider.

use std::future::pending;

use http::StatusCode;
use tokio::time::{Duration, Instant};

use super::issued::{IssuedToken, Use};
use super::mail::{Purpose, Secret};
use super::methods::METHODS;
use crate::gateway::access::{bearer, no_token};
use crate::gateway::fields::{Fields, is_email};
use crate::gateway::people::Account;
use crate::gateway::{
    Call, Gateway, Outcome, Refusal, bad_request, forbidden, message, not_found, success,
    unexpected,
};
use crate::json::object;
use crate::response;
use crate::sync::lock;
use crate::time::uuid;
use crate::token::{Token, TokenKind, Validity};

/// The lifetime of a session token.
const SESSION: Duration = Duration::from_secs(24 * 60 * 60);
/// The lifetime of the refresh token of a session.
const REFRESH: Duration = Duration::from_secs(720 * 60 * 60);

/// A sign-in that has begun.
#[derive(Debug, Clone)]
pub(super) struct SignIn {
    email: Option<String>,
    step: usize,
}

impl Gateway {
    /// Begins a sign-in. The response is the same for an unknown address.
    pub(super) fn init_auth(&self, call: &Call<'_>) -> Outcome {
        let mut fields = Fields::of(call.body);
        let email = fields.text("email");
        if email.is_some_and(|email| email.len() > 254 || !is_email(email)) {
            fields.complain("email: an address is required");
        }
        fields.check()?;
        let session = uuid();
        let sign_in = SignIn {
            email: email.map(str::to_owned),
            step: 0,
        };
        lock(&self.identity.sign_ins).get_or_insert(session.clone(), || sign_in);
        let methods = self.configuration.usable(self.identity.methods_of_step(0));
        let body = object! {
            "currentStep": 0_usize,
            "allowedMethods": methods.clone(),
            "message": "Authentication initialized",
            "authProviders": self.configuration.public_providers(&methods),
            "jitEnabled": self.configuration.creates_users(&methods),
        };
        let mut response = response::json(StatusCode::OK, &body);
        response::set(&mut response, "x-session-token", &session);
        Ok(response)
    }

    /// Checks one step of a sign-in. The method `samlSso` gets no response, as on the real server.
    pub(super) async fn authenticate(&self, call: &Call<'_>) -> Outcome {
        let mut fields = Fields::of(call.body);
        fields.require("method");
        let method = fields.one_of("method", &METHODS).unwrap_or_default();
        fields.require("credentials");
        let email = fields.text("email");
        if email.is_some_and(|email| email.len() > 254 || !is_email(email)) {
            fields.complain("email: an address is required");
        }
        fields.only(&["method", "credentials", "email", "cf-turnstile-response"]);
        let credentials = call.body.get("credentials").unwrap_or(call.body);
        let secret = match method {
            "password" | "otp" => {
                let mut inner = Fields::of(credentials);
                let secret = inner.required(method);
                if inner.check().is_err() {
                    fields.complain(format!("credentials: {method} is required"));
                }
                secret
            }
            _ => "",
        };
        fields.check()?;
        let header = call.request.headers.get("x-session-token");
        let session = header
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        let sign_in = lock(&self.identity.sign_ins).get(session).cloned();
        let Some(SignIn { email: begun, step }) = sign_in else {
            return Ok(unauthorized("the sign-in is unknown or complete"));
        };
        if method == "samlSso" {
            pending::<()>().await;
        }
        let Some(email) = begun.as_deref().or(email) else {
            return Ok(unexpected("the sign-in has no address"));
        };
        let user = match method {
            "password" => self.check_password(email, secret)?,
            "otp" => self.check_code(email, secret)?,
            _ => return Ok(unexpected("the identity provider cannot be reached")),
        };
        let next = step + 1;
        if next < self.identity.steps() {
            if let Some(sign_in) = lock(&self.identity.sign_ins).get_mut(session) {
                sign_in.step = next;
                sign_in.email = Some(email.to_owned());
            }
            let methods = self
                .configuration
                .usable(self.identity.methods_of_step(next));
            let providers = self.configuration.public_providers(&methods);
            return success(&object! {
                "status": "success",
                "nextStep": next,
                "allowedMethods": methods,
                "authProviders": providers,
            });
        }
        lock(&self.identity.sign_ins).remove(session);
        let (user, admin) = {
            let mut directory = self.people.lock();
            let account = directory.user_mut(&user).ok_or_else(unknown_account)?;
            if !account.has_logged_in() {
                account.set("hasLoggedIn", true);
            }
            (user, account.is_administrator())
        };
        let access = self.open_session(&user, admin, Use::Session, SESSION)?;
        let refresh = self.open_session(&user, admin, Use::SessionRefresh, REFRESH)?;
        success(&object! {
            "message": "Fully authenticated",
            "accessToken": access,
            "refreshToken": refresh,
        })
    }

    /// Returns the user with this address and password.
    fn check_password(&self, email: &str, password: &str) -> Result<String, Refusal> {
        let mut directory = self.people.lock();
        let account = directory.user_by_email(email).ok_or_else(unknown_account)?;
        check_unlocked(account)?;
        if account.password.as_deref() != Some(password) {
            account.count_failure();
            return Err(bad_request("the password is wrong").into());
        }
        account.unlock();
        Ok(account.id.clone())
    }

    /// Returns the user with this address and mailed code. The code stays valid until its end.
    fn check_code(&self, email: &str, code: &str) -> Result<String, Refusal> {
        let mut directory = self.people.lock();
        let account = directory.user_by_email(email).ok_or_else(unknown_account)?;
        check_unlocked(account)?;
        let sent = lock(&self.identity.secrets)
            .get(&email.to_lowercase())
            .cloned();
        let Some(sent) = sent.filter(|sent| sent.value == code) else {
            return Err(unauthorized("the code is wrong").into());
        };
        if sent.end <= Instant::now() {
            let why = "the code has expired";
            return Err(response::error(StatusCode::GONE, "HTTP_GONE", why).into());
        }
        Ok(account.id.clone())
    }

    /// Issues a token of a session, and returns its value.
    fn open_session(
        &self,
        user: &str,
        admin: bool,
        purpose: Use,
        lifetime: Duration,
    ) -> Result<String, Refusal> {
        let token = Token {
            value: String::new(),
            user: user.to_owned(),
            admin,
            kind: TokenKind::Session,
            // The token for a refresh grants no access.
            validity: match purpose {
                Use::SessionRefresh => Validity::Forged,
                _ => Validity::Valid,
            },
        };
        let issued = IssuedToken::new(token, purpose, lifetime);
        let issued = issued.map_err(|_| unexpected("the system returned no random bytes"))?;
        let value = issued.value().to_owned();
        self.identity.issue(issued);
        Ok(value)
    }

    /// Opens another session with the refresh token, which stays valid.
    pub(super) fn refresh_session(&self, call: &Call<'_>) -> Outcome {
        let Some(value) = bearer(&call.request.headers) else {
            return Err(Refusal(no_token()));
        };
        let issued = self.identity.issued(value);
        let issued =
            issued.filter(|issued| issued.purpose == Use::SessionRefresh && issued.is_live());
        let Some(issued) = issued else {
            return Ok(unauthorized("the refresh token is invalid"));
        };
        let (profile, admin) = {
            let directory = self.people.lock();
            let Some(account) = directory.user(&issued.token.user) else {
                return Ok(unexpected("the user does not exist"));
            };
            if account.has_ended(Some(issued.start)) {
                return Ok(unauthorized("the session has ended; sign in again"));
            }
            check_unlocked(account)?;
            (account.profile.clone(), account.is_administrator())
        };
        let access = self.open_session(&issued.token.user, admin, Use::Session, SESSION)?;
        success(&object! { "user": profile, "accessToken": access })
    }

    /// Ends all sessions of the user, except those of the last second.
    pub(super) fn logout(&self, call: &Call<'_>) -> Outcome {
        let token = self.lenient_token(call)?;
        if let Some(account) = self.people.lock().user_mut(&token.user) {
            account.end_sessions();
        }
        Ok(response::empty(StatusCode::OK))
    }

    /// Returns the token of an operation that does not look whether the session has ended.
    ///
    /// As on the real server, a missing header is 400, and any other problem is 500.
    pub(super) fn lenient_token(&self, call: &Call<'_>) -> Result<Token, Refusal> {
        let value = bearer(&call.request.headers);
        let value = value.ok_or_else(|| bad_request("the request has no bearer token"))?;
        let token = self.token_of(value).filter(|token| {
            let is_session = token.kind == TokenKind::Session;
            let is_valid = match token.validity {
                Validity::Valid => true,
                Validity::Revoked | Validity::UserDeleted => is_session,
                _ => false,
            };
            is_valid && !value.starts_with("phpat_")
        });
        token.ok_or_else(|| unexpected("the token cannot be read").into())
    }

    /// Mails a code for a sign-in. A new code replaces the last one.
    pub(super) fn generate_code(&self, call: &Call<'_>) -> Outcome {
        let mut fields = Fields::of(call.body);
        let email = fields.required("email");
        if !is_email(email) {
            fields.complain("email: an address is required");
        }
        fields.check()?;
        {
            let mut directory = self.people.lock();
            let account = directory.user_by_email(email).ok_or_else(unknown_account)?;
            if account.is_locked() {
                return Ok(forbidden("the account is locked"));
            }
        }
        if !self.send_mail(email, Purpose::Code) {
            return Ok(unexpected("no mail server is configured"));
        }
        let text = "The code was sent.".to_owned();
        Ok(response::html(StatusCode::OK, text))
    }

    /// Mails a link for a new password. The response is the same for everybody.
    pub(super) fn forgot_password(&self, call: &Call<'_>) -> Outcome {
        let mut fields = Fields::of(call.body);
        let email = fields.filled("email");
        fields.check()?;
        let user = self
            .people
            .lock()
            .user_by_email(email)
            .map(|user| user.id.clone());
        if let Some(user) = user {
            self.send_mail(email, Purpose::PasswordReset { user });
        }
        success(&object! { "data": "If the account exists, a link was sent." })
    }

    /// Sets a new password with the token of a mailed link.
    pub(super) fn reset_password_by_link(&self, call: &Call<'_>) -> Outcome {
        let secret = self.mailed(call)?;
        let Purpose::PasswordReset { user } = &secret.purpose else {
            return Ok(unauthorized("the link is invalid"));
        };
        let mut fields = Fields::of(call.body);
        let password = fields.required("password");
        fields.check()?;
        self.set_password(user, password)?;
        // All links of the user end.
        lock(&self.identity.secrets)
            .values_mut()
            .filter(|other| other.purpose == secret.purpose)
            .for_each(|other| other.end = Instant::now());
        success(&object! { "data": "password reset" })
    }

    /// Replaces the password, and returns a new session token. All other sessions end.
    pub(super) fn reset_password(&self, call: &Call<'_>) -> Outcome {
        let token = self.lenient_token(call)?;
        let mut fields = Fields::of(call.body);
        let current = fields.required("currentPassword");
        let new = fields.required("newPassword");
        fields.check()?;
        check_strength(new)?;
        {
            let mut directory = self.people.lock();
            let account = directory
                .user_mut(&token.user)
                .ok_or_else(unknown_account)?;
            check_unlocked(account)?;
            let password = account.password.as_deref();
            let password = password.ok_or_else(|| not_found("the user has no password"))?;
            if password != current {
                account.count_failure();
                return Ok(unauthorized("the current password is wrong"));
            }
        }
        self.set_password(&token.user, new)?;
        let access = self.open_session(&token.user, token.admin, Use::Session, SESSION)?;
        success(&object! { "data": "password reset", "accessToken": access })
    }

    fn set_password(&self, user: &str, password: &str) -> Result<(), Refusal> {
        check_strength(password)?;
        let mut directory = self.people.lock();
        let account = directory.user_mut(user);
        let account = account.ok_or_else(|| unexpected("the user does not exist"))?;
        check_unlocked(account)?;
        if account.password.as_deref() == Some(password) {
            return Err(bad_request("the password is the same as before").into());
        }
        account.password = Some(password.to_owned());
        account.end_sessions();
        Ok(())
    }

    /// Sets the address that a mailed link proves.
    pub(super) fn validate_email_change(&self, call: &Call<'_>) -> Outcome {
        let secret = self.mailed(call)?;
        let Purpose::EmailChange { user } = &secret.purpose else {
            return Ok(unauthorized("the link is invalid"));
        };
        let mut directory = self.people.lock();
        if directory.user_by_email(&secret.to).is_some() {
            return Ok(bad_request("the email address is taken"));
        }
        let account = directory.user_mut(user);
        let account = account.ok_or_else(|| unexpected("the user does not exist"))?;
        account.set("email", secret.to.as_str());
        account.end_sessions();
        drop(directory);
        lock(&self.identity.secrets).remove(&secret.value);
        message("Email updated successfully")
    }

    /// Returns the secret of a mailed link, which is the bearer token. Fails with 401.
    fn mailed(&self, call: &Call<'_>) -> Result<Secret, Refusal> {
        let value = bearer(&call.request.headers);
        let value = value.ok_or_else(|| Refusal(no_token()))?;
        let secret = lock(&self.identity.secrets).get(value).cloned();
        let secret = secret.filter(|secret| Instant::now() < secret.end);
        secret.ok_or_else(|| unauthorized("the link is invalid").into())
    }
}

fn unauthorized(why: &str) -> response::FullResponse {
    let status = StatusCode::UNAUTHORIZED;
    response::error(status, response::code_of(status), why)
}

fn unknown_account() -> Refusal {
    not_found("the account does not exist").into()
}

fn check_unlocked(account: &Account) -> Result<(), Refusal> {
    if account.is_locked() {
        return Err(bad_request("the account is locked after too many wrong passwords").into());
    }
    Ok(())
}

/// Fails with 400 for a password that the real server finds too weak.
fn check_strength(password: &str) -> Result<(), Refusal> {
    let has = |suits: fn(char) -> bool| password.chars().any(suits);
    let is_strong = password.chars().count() >= 8
        && has(|letter| letter.is_ascii_uppercase())
        && has(|letter| letter.is_ascii_lowercase())
        && has(|letter| letter.is_ascii_digit())
        && has(|letter| "#?!@$%^&*-".contains(letter));
    if is_strong {
        return Ok(());
    }
    Err(bad_request("the password is too weak").into())
}
