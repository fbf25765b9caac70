//! The operation `POST /api/v1/oauth2/token`, which issues access tokens.
//!
//! Supports the grant `client_credentials` of OAuth apps only. The tokens are checked in `access`.
//! Entry point: [`Gateway::oauth_token`].

use std::time::Instant;

use http::StatusCode;
use http::header::{AUTHORIZATION, CACHE_CONTROL, PRAGMA};
use serde::Serialize;
use serde_json::Value;

use crate::gateway::{Gateway, Request, validation_error};
use crate::oauth_app::OAuthApp;
use crate::response::{self, FullResponse, OAuthError};
use crate::secret::{decode_basic, random};
use crate::sync::lock;
use crate::token::{Token, Validity};

/// The scopes of a user's sign-in.
///
/// The gateway accepts them and leaves them out of the token.
const USER_SCOPES: [&str; 4] = ["openid", "profile", "email", "offline_access"];

/// The maximum number of issued tokens. A new token replaces the oldest one.
const MAX_ISSUED: usize = 1000;

/// A token that an app has received.
#[derive(Debug)]
pub(crate) struct IssuedToken {
    token: Token,
    end: Option<Instant>,
}

#[derive(Serialize)]
struct TokenResponse<'a> {
    access_token: &'a str,
    token_type: &'a str,
    expires_in: u64,
    scope: &'a str,
}

impl Gateway {
    pub(in crate::gateway) fn oauth_token(&self, request: &Request, body: &Value) -> FullResponse {
        let field = |name| body.get(name).and_then(Value::as_str);
        match field("grant_type") {
            None => return validation_error("grant_type is missing"),
            Some("authorization_code" | "client_credentials" | "refresh_token") => {}
            Some(_) => return validation_error("grant_type is unknown"),
        }
        // Credentials of the Basic header have priority, and are not percent-decoded. A header
        // without a colon is ignored.
        let basic = request
            .headers
            .get(AUTHORIZATION)
            .and_then(|value| value.to_str().ok());
        let basic = basic.and_then(|value| decode_basic(value.strip_prefix("Basic ")?));
        let (id, secret) = match basic.as_deref().and_then(|pair| pair.split_once(':')) {
            Some((id, secret)) => (Some(id), Some(secret)),
            None => (field("client_id"), field("client_secret")),
        };
        let invalid_client = |why| refused(StatusCode::UNAUTHORIZED, "invalid_client", why);
        let bad_request = |code, why| refused(StatusCode::BAD_REQUEST, code, why);
        let Some(id) = id else {
            return invalid_client("the client id is missing");
        };
        let Some(app) = self.apps.iter().find(|app| app.id == id) else {
            return invalid_client("the client id is unknown");
        };
        if app.suspended {
            return invalid_client("the app is suspended");
        }
        if !app.client_credentials || field("grant_type") != Some("client_credentials") {
            return bad_request(
                "unsupported_grant_type",
                "the app may not use this grant_type",
            );
        }
        // The real server passes the missing secret to its hash function, which fails.
        let Some(secret) = secret else {
            return bad_request("server_error", "the secret is undefined");
        };
        if secret != app.secret {
            return invalid_client("the client secret is wrong");
        }
        let requested = field("scope")
            .unwrap_or_default()
            .split(' ')
            .filter(|scope| !scope.is_empty());
        let mut scopes = Vec::new();
        for scope in requested.map(str::to_owned) {
            if !app.scopes.contains(&scope) && !USER_SCOPES.contains(&&*scope) {
                return bad_request("invalid_scope", "the app may not request these scopes");
            }
            if !scopes.contains(&scope) {
                scopes.push(scope);
            }
        }
        if scopes.is_empty() {
            scopes.clone_from(&app.scopes);
        }
        self.grant(
            app,
            scopes
                .into_iter()
                .filter(|scope| !USER_SCOPES.contains(&&**scope))
                .collect(),
        )
    }

    fn grant(&self, app: &OAuthApp, scopes: Vec<String>) -> FullResponse {
        let Ok(value) = random::<32>() else {
            return refused(
                StatusCode::INTERNAL_SERVER_ERROR,
                "server_error",
                "the operating system returned no random bytes",
            );
        };
        let scope = scopes.join(" ");
        let expires_in = app.lifetime.as_secs();
        let body = TokenResponse {
            access_token: &value,
            token_type: "Bearer",
            expires_in,
            scope: &scope,
        };
        let mut response = response::json(StatusCode::OK, &body);
        response::set(&mut response, CACHE_CONTROL.as_str(), "no-store");
        response::set(&mut response, PRAGMA.as_str(), "no-cache");
        let issued = IssuedToken {
            token: Token::oauth(value, scopes),
            end: Instant::now().checked_add(app.lifetime),
        };
        let mut known = lock(&self.issued);
        if known.len() >= MAX_ISSUED {
            known.remove(0);
        }
        known.push(issued);
        response
    }

    /// Returns the configured and the issued tokens, with their current validity.
    pub(in crate::gateway) fn known_tokens(&self) -> Vec<Token> {
        let now = Instant::now();
        let issued = lock(&self.issued);
        let issued = issued.iter().map(|IssuedToken { token, end }| match end {
            Some(end) if *end <= now => token.clone().expired(),
            _ => token.clone(),
        });
        self.tokens.iter().cloned().chain(issued).collect()
    }

    pub(crate) fn revoke_issued(&self) {
        for issued in lock(&self.issued).iter_mut() {
            issued.token.validity = Validity::Revoked;
        }
    }
}

fn refused(status: StatusCode, error: &str, error_description: &str) -> FullResponse {
    response::json(
        status,
        &OAuthError {
            error,
            error_description,
        },
    )
}
