//! The OAuth provider: what it decides is in [`grants`], how it looks to a browser in [`pages`].

mod grants;
mod pages;

use bytes::Bytes;
use http::header::{AUTHORIZATION, CACHE_CONTROL, LOCATION, PRAGMA, WWW_AUTHENTICATE};
use http::{HeaderMap, Method, StatusCode};

pub(crate) use grants::{Asked, Provider, TokenError, TokenRequest};

use crate::query::Query;
use crate::reply::{self, OAuthError, Reply};
use crate::secret::decode_basic;

/// Where the provider begins.
pub(crate) const ROOT: &str = "/provider";

/// Answers a request to a path under [`ROOT`].
pub(crate) fn answer(
    provider: &Provider,
    method: &Method,
    path: &str,
    query: Option<&str>,
    headers: &HeaderMap,
    body: &Bytes,
) -> Reply {
    let form = || Query::parse(&String::from_utf8_lossy(body));
    let mut reply = match (method.as_str(), path.strip_prefix(ROOT).unwrap_or_default()) {
        ("GET" | "HEAD", "/authorize") => authorize(provider, query.unwrap_or_default()),
        ("POST", "/consent") => consent(provider, &form()),
        ("POST", "/token") => token(provider, headers, &form()),
        (_, "/authorize" | "/consent" | "/token") => reply::html(
            StatusCode::METHOD_NOT_ALLOWED,
            pages::refusal("This page does not take that method."),
        ),
        _ => reply::html(
            StatusCode::NOT_FOUND,
            pages::refusal("The provider has no such page."),
        ),
    };
    reply::set(&mut reply, CACHE_CONTROL.as_str(), "no-store");
    reply::set(&mut reply, PRAGMA.as_str(), "no-cache");
    reply::set(&mut reply, "referrer-policy", "no-referrer");
    reply::set(&mut reply, "content-security-policy", pages::POLICY);
    reply
}

fn authorize(provider: &Provider, query: &str) -> Reply {
    match provider.ask(query) {
        Asked::Consent(request) => reply::html(StatusCode::OK, pages::consent(&request)),
        Asked::Redirect(url) => see_other(&url),
        Asked::Refused(why) => reply::html(StatusCode::BAD_REQUEST, pages::refusal(why)),
    }
}

fn consent(provider: &Provider, form: &Query) -> Reply {
    let allow = match form.first("decision") {
        Some("allow") => true,
        Some("deny") => false,
        _ => {
            return reply::html(
                StatusCode::BAD_REQUEST,
                pages::refusal("Choose to allow or to deny."),
            );
        }
    };
    match provider.decide(form.first("request").unwrap_or_default(), allow) {
        Ok(url) => see_other(&url),
        Err(why) => reply::html(StatusCode::BAD_REQUEST, pages::refusal(why)),
    }
}

fn see_other(url: &str) -> Reply {
    let mut reply = reply::empty(StatusCode::SEE_OTHER);
    reply::set(&mut reply, LOCATION.as_str(), url);
    reply
}

fn token(provider: &Provider, headers: &HeaderMap, form: &Query) -> Reply {
    let basic = headers
        .get(AUTHORIZATION)
        .and_then(|value| value.to_str().ok()?.strip_prefix("Basic "));
    let pair = basic.and_then(decode_basic);
    let pair = pair.as_deref().and_then(|pair| pair.split_once(':'));
    let field = |name| form.first(name).unwrap_or_default();
    let (client_id, client_secret) = pair.unwrap_or((field("client_id"), field("client_secret")));
    let request = TokenRequest {
        grant_type: field("grant_type"),
        client_id,
        client_secret,
        code: field("code"),
        redirect_uri: field("redirect_uri"),
        code_verifier: field("code_verifier"),
    };
    match provider.redeem(&request) {
        Ok(tokens) => reply::json(StatusCode::OK, &tokens),
        Err(TokenError {
            status,
            error,
            description,
        }) => {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST);
            let body = OAuthError {
                error: &error,
                error_description: description,
            };
            let mut reply = reply::json(status, &body);
            if status == StatusCode::UNAUTHORIZED && basic.is_some() {
                reply::set(
                    &mut reply,
                    WWW_AUTHENTICATE.as_str(),
                    "Basic realm=\"emulated provider\"",
                );
            }
            reply
        }
    }
}
