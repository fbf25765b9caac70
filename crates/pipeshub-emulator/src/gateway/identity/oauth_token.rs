//! The operation `POST /api/v1/oauth2/token`, which issues the tokens of OAuth apps.
//!
//! The grants are `client_credentials`, `authorization_code` and `refresh_token`. The codes come
//! from `authorize`, and the tokens are checked in `access`. Entry point: [`Gateway::oauth_token`].

use http::header::{AUTHORIZATION, CACHE_CONTROL, PRAGMA};
use http::{HeaderMap, StatusCode};
use serde::Serialize;
use serde_json::Value;
use tokio::time::Instant;

use super::apps::{App, CODE, CREDENTIALS, REFRESH, Status};
use super::authorize::Code;
use super::issued::{IssuedToken, Use};
use super::scopes::USER_SCOPES;
use crate::gateway::{Call, Gateway, Outcome, Refusal, validation_error};
use crate::response::{self, FullResponse, OAuthError};
use crate::secret::{code_challenge, decode_basic};
use crate::sync::lock;
use crate::token::{Token, TokenKind, Validity};

#[derive(Serialize)]
struct TokenResponse<'a> {
    access_token: &'a str,
    token_type: &'a str,
    expires_in: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token: Option<&'a str>,
    scope: &'a str,
}

impl Gateway {
    pub(super) fn oauth_token(&self, call: &Call<'_>) -> Outcome {
        let field = |name| call.body.get(name).and_then(Value::as_str);
        let grant = match field("grant_type") {
            None => return Ok(validation_error("grant_type is missing")),
            Some(grant @ (CODE | CREDENTIALS | REFRESH)) => grant,
            Some(_) => return Ok(validation_error("grant_type is unknown")),
        };
        let basic = basic(&call.request.headers);
        let (id, secret) = match basic.as_deref().and_then(|pair| pair.split_once(':')) {
            Some((id, secret)) => (Some(id), Some(secret)),
            None => (field("client_id"), field("client_secret")),
        };
        let id = id.ok_or_else(|| invalid_client("the client id is missing"))?;
        let app = self
            .identity
            .app(id)
            .ok_or_else(|| invalid_client("the client id is unknown"))?;
        if app.status == Status::Suspended {
            return Err(invalid_client("the app is suspended"));
        }
        if !app.grants(grant) {
            let why = "the app may not use this grant_type";
            return Err(bad_request("unsupported_grant_type", why));
        }
        match secret {
            Some(secret) if secret != app.secret => {
                return Err(invalid_client("the client secret is wrong"));
            }
            // The real server passes the missing secret to its hash function, which fails.
            None if grant == CREDENTIALS => {
                return Err(bad_request("server_error", "the secret is undefined"));
            }
            None if app.is_confidential => {
                return Err(invalid_client("the client secret is missing"));
            }
            _ => {}
        }
        match grant {
            CODE => self.by_code(call.body, &app),
            REFRESH => self.by_refresh_token(call.body, &app),
            _ => {
                let mut scopes = requested(field("scope"), &app.scopes)?;
                scopes.retain(|scope| !USER_SCOPES.contains(&&**scope));
                let (user, admin) = (app.owner.clone(), app.owner_is_admin);
                self.grant(&app, user, admin, scopes, false)
            }
        }
    }

    /// Issues tokens for a code. A second use revokes the tokens of the user and the app.
    fn by_code(&self, body: &Value, app: &App) -> Outcome {
        let field = |name| body.get(name).and_then(Value::as_str);
        let invalid = |why| bad_request("invalid_grant", why);
        let mut codes = lock(&self.identity.codes);
        let code = codes.get_mut(field("code").unwrap_or_default());
        let code = code.filter(|code| code.app == app.id && Instant::now() < code.end);
        let code = code.ok_or_else(|| invalid("the code is unknown or has expired"))?;
        if code.is_used {
            let user = code.user.clone();
            self.identity
                .revoke(|issued| issued.is_of_app(&app.id) && issued.token.user == user);
            return Err(invalid("the code was used before"));
        }
        if field("redirect_uri") != Some(&code.redirect_uri) {
            return Err(invalid("redirect_uri is another one"));
        }
        if let Some((challenge, method)) = &code.challenge {
            let verifier = field("code_verifier").unwrap_or_default();
            let made = match method.as_str() {
                "plain" => verifier.to_owned(),
                _ => code_challenge(verifier),
            };
            if made != *challenge {
                return Err(invalid("code_verifier does not suit the challenge"));
            }
        }
        code.is_used = true;
        let Code {
            user,
            is_admin,
            scopes,
            ..
        } = code.clone();
        drop(codes);
        self.grant(app, user, is_admin, scopes, true)
    }

    /// Replaces a refresh token, which is dead at once.
    fn by_refresh_token(&self, body: &Value, app: &App) -> Outcome {
        let field = |name| body.get(name).and_then(Value::as_str);
        let of_app = Use::Refresh {
            app: app.id.clone(),
        };
        let old = self
            .identity
            .issued(field("refresh_token").unwrap_or_default());
        let old = old.filter(|old| old.purpose == of_app && old.is_live());
        let old = old.ok_or_else(|| bad_request("server_error", "the refresh token is dead"))?;
        let scopes = requested(field("scope"), old.scopes())?;
        self.identity.revoke(|issued| issued.id == old.id);
        self.grant(app, old.token.user.clone(), old.token.admin, scopes, true)
    }

    /// Issues an access token, and a refresh token if a user has granted `offline_access`.
    fn grant(
        &self,
        app: &App,
        user: String,
        admin: bool,
        scopes: Vec<String>,
        by_user: bool,
    ) -> Outcome {
        let no_random = |_| {
            refused(
                StatusCode::INTERNAL_SERVER_ERROR,
                "server_error",
                "the operating system returned no random bytes",
            )
        };
        let scope = scopes.join(" ");
        let is_offline = by_user && scopes.iter().any(|scope| scope == "offline_access");
        let token = Token {
            value: String::new(),
            user,
            admin,
            kind: TokenKind::Scoped(scopes),
            validity: Validity::Valid,
        };
        let id = app.id.clone();
        let refresh = if is_offline {
            let mut token = token.clone();
            token.validity = Validity::RefreshToken;
            let purpose = Use::Refresh { app: id.clone() };
            let refresh = IssuedToken::new(token, purpose, app.refresh_lifetime);
            Some(refresh.map_err(no_random)?)
        } else {
            None
        };
        let purpose = Use::Access { app: id, by_user };
        let access = IssuedToken::new(token, purpose, app.lifetime).map_err(no_random)?;
        let body = TokenResponse {
            access_token: access.value(),
            token_type: "Bearer",
            expires_in: app.lifetime.as_secs(),
            refresh_token: refresh.as_ref().map(IssuedToken::value),
            scope: &scope,
        };
        let mut response = response::json(StatusCode::OK, &body);
        response::set(&mut response, CACHE_CONTROL.as_str(), "no-store");
        response::set(&mut response, PRAGMA.as_str(), "no-cache");
        self.identity.issue(access);
        if let Some(refresh) = refresh {
            self.identity.issue(refresh);
        }
        Ok(response)
    }
}

/// Returns `id:secret` of HTTP Basic, which is not percent-decoded.
///
/// These credentials have priority over those of the body. A header without a colon is ignored.
fn basic(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(AUTHORIZATION)?.to_str().ok()?;
    decode_basic(value.strip_prefix("Basic ")?)
}

/// Returns the requested scopes without repetitions, or all of `allowed`.
pub(super) fn requested(scope: Option<&str>, allowed: &[String]) -> Result<Vec<String>, Refusal> {
    let mut scopes = Vec::new();
    let requested = scope.unwrap_or_default().split(' ');
    for scope in requested
        .filter(|scope| !scope.is_empty())
        .map(str::to_owned)
    {
        if !allowed.contains(&scope) && !USER_SCOPES.contains(&&*scope) {
            return Err(bad_request(
                "invalid_scope",
                "the app may not request these scopes",
            ));
        }
        if !scopes.contains(&scope) {
            scopes.push(scope);
        }
    }
    if scopes.is_empty() {
        scopes.extend_from_slice(allowed);
    }
    Ok(scopes)
}

fn bad_request(error: &str, why: &str) -> Refusal {
    refused(StatusCode::BAD_REQUEST, error, why).into()
}

pub(super) fn invalid_client(why: &str) -> Refusal {
    refused(StatusCode::UNAUTHORIZED, "invalid_client", why).into()
}

/// Returns an OAuth error.
pub(super) fn refused(status: StatusCode, error: &str, error_description: &str) -> FullResponse {
    response::json(
        status,
        &OAuthError {
            error,
            error_description,
        },
    )
}
