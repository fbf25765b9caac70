//! The HTTP interface of the OAuth provider.
//!
//! Parses requests and formats responses. Decisions are in [`grants`], and web pages in [`pages`].
//! Entry point: [`respond`].

mod form;
mod grants;
mod pages;

use bytes::Bytes;
use http::header::{
    AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE, LOCATION, PRAGMA, WWW_AUTHENTICATE,
};
use http::{HeaderMap, Method, StatusCode};

use form::Form;
pub(crate) use grants::{AuthorizationOutcome, Provider, TokenError, TokenRequest};

use crate::query::decode;
use crate::response::{self, FullResponse, OAuthError};
use crate::secret::decode_basic;

/// The maximum length of a form.
const MAX_FORM: usize = 100 * 1024;

/// The path of the provider.
pub(crate) const ROOT: &str = "/provider";

/// Returns the response to a request below [`ROOT`].
pub(crate) fn respond(
    provider: &Provider,
    method: &Method,
    path: &str,
    query: Option<&str>,
    headers: &HeaderMap,
    body: &Bytes,
) -> FullResponse {
    let form = || Form::parse(&String::from_utf8_lossy(body));
    let mut response = match (method.as_str(), path.strip_prefix(ROOT).unwrap_or_default()) {
        ("GET" | "HEAD", "/authorize") => authorize(provider, query.unwrap_or_default()),
        ("POST", "/consent" | "/token") if body.len() > MAX_FORM => response::html(
            StatusCode::PAYLOAD_TOO_LARGE,
            pages::refusal("The form is too long."),
        ),
        ("POST", "/consent") => consent(provider, &form()),
        ("POST", "/token") => token(provider, query.unwrap_or_default(), headers, &form()),
        (_, "/authorize" | "/consent" | "/token") => response::html(
            StatusCode::METHOD_NOT_ALLOWED,
            pages::refusal("This page does not support the method."),
        ),
        _ => response::html(
            StatusCode::NOT_FOUND,
            pages::refusal("The page does not exist."),
        ),
    };
    response::set(&mut response, CACHE_CONTROL.as_str(), "no-store");
    response::set(&mut response, PRAGMA.as_str(), "no-cache");
    response::set(&mut response, "referrer-policy", "no-referrer");
    response::set(&mut response, "content-security-policy", pages::POLICY);
    response
}

fn authorize(provider: &Provider, query: &str) -> FullResponse {
    match provider.ask(query) {
        AuthorizationOutcome::Consent(request) => {
            response::html(StatusCode::OK, pages::consent(&request))
        }
        AuthorizationOutcome::Redirect(url) => see_other(&url),
        AuthorizationOutcome::Refused(why) => {
            response::html(StatusCode::BAD_REQUEST, pages::refusal(why))
        }
    }
}

fn consent(provider: &Provider, form: &Form) -> FullResponse {
    let refused = |why| response::html(StatusCode::BAD_REQUEST, pages::refusal(why));
    if !form.repeated().is_empty() {
        return refused("A field of the form is repeated.");
    }
    let allow = match form.get("decision") {
        "allow" => true,
        "deny" => false,
        _ => return refused("The decision is missing. Choose to allow or to deny."),
    };
    match provider.decide(form.get("request"), allow) {
        Ok(url) => see_other(&url),
        Err(why) => refused(why),
    }
}

fn see_other(url: &str) -> FullResponse {
    let mut response = response::empty(StatusCode::SEE_OTHER);
    response::set(&mut response, LOCATION.as_str(), url);
    response
}

fn token(provider: &Provider, query: &str, headers: &HeaderMap, form: &Form) -> FullResponse {
    let request = parse_token_request(query, headers, form).inspect_err(|_| {
        // The code of a malformed request is counted, too.
        provider.count_code(form.get("code"));
    });
    match request.and_then(|request| provider.redeem(&request.as_ref())) {
        Ok(tokens) => response::json(StatusCode::OK, &tokens),
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
            let mut response = response::json(status, &body);
            if status == StatusCode::UNAUTHORIZED && headers.contains_key(AUTHORIZATION) {
                response::set(
                    &mut response,
                    WWW_AUTHENTICATE.as_str(),
                    "Basic realm=\"emulated provider\"",
                );
            }
            response
        }
    }
}

/// A token request with its client id and secret.
struct ParsedTokenRequest<'a> {
    form: &'a Form,
    client: (String, String),
}

impl ParsedTokenRequest<'_> {
    fn as_ref(&self) -> TokenRequest<'_> {
        TokenRequest {
            grant_type: self.form.get("grant_type"),
            client_id: &self.client.0,
            client_secret: &self.client.1,
            code: self.form.get("code"),
            redirect_uri: self.form.get("redirect_uri"),
            code_verifier: self.form.get("code_verifier"),
        }
    }
}

/// Parses a token request. Fails on a form that RFC 6749 forbids.
fn parse_token_request<'a>(
    query: &str,
    headers: &HeaderMap,
    form: &'a Form,
) -> Result<ParsedTokenRequest<'a>, TokenError> {
    let invalid = |why| Err(TokenError::new(400, "invalid_request", why));
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let kind = text(CONTENT_TYPE).and_then(|kind| kind.split(';').next());
    if !kind.is_some_and(|kind| {
        kind.trim()
            .eq_ignore_ascii_case("application/x-www-form-urlencoded")
    }) {
        return invalid("the body is not a form");
    }
    if !form.repeated().is_empty() {
        return invalid("a parameter is repeated");
    }
    // Credentials in the URL are forbidden (RFC 6749, section 2.3.1).
    let in_url = Form::parse(query);
    if ["client_id", "client_secret"]
        .iter()
        .any(|name| !in_url.get(name).is_empty())
    {
        return invalid("the URL contains client credentials; send them in the body or the header");
    }
    let (id, secret) = (form.get("client_id"), form.get("client_secret"));
    let mut authorizations = headers.get_all(AUTHORIZATION).iter();
    let (Some(authorization), more) = (authorizations.next(), authorizations.next()) else {
        let client = (id.to_owned(), secret.to_owned());
        return Ok(ParsedTokenRequest { form, client });
    };
    if more.is_some() || !secret.is_empty() {
        return invalid("the request has two sets of client credentials; send one");
    }
    let Some(client) = authorization.to_str().ok().and_then(basic) else {
        let why = "the Authorization header is not Basic with an id and a secret";
        return Err(TokenError::new(401, "invalid_client", why));
    };
    if !id.is_empty() && id != client.0 {
        return invalid("the request has two client ids; send one");
    }
    Ok(ParsedTokenRequest { form, client })
}

/// Returns the id and the secret of a Basic header.
///
/// They are encoded like a form (RFC 6749, section 2.3.1).
fn basic(header: &str) -> Option<(String, String)> {
    let (scheme, value) = header.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("Basic") {
        return None;
    }
    let pair = decode_basic(value.trim())?;
    let (id, secret) = pair.split_once(':')?;
    Some((decode(id), decode(secret)))
}
