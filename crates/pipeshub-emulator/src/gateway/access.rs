//! Authentication: the bearer token and its scopes.
//!
//! The visibility of a connector is checked in `store`. Entry point: [`check`].

use http::header::AUTHORIZATION;
use http::{HeaderMap, StatusCode};

use crate::response::{self, FullResponse};
use crate::token::{Token, TokenKind, Validity};

/// Returns the token of a request, or the error response.
///
/// The token has to be valid, and to grant one of the scopes if there are any.
pub(crate) fn check<'a>(
    tokens: &'a [Token],
    headers: &HeaderMap,
    scopes: &[&str],
) -> Result<&'a Token, Box<FullResponse>> {
    let Some(value) = bearer(headers) else {
        return Err(no_token());
    };
    let Some(token) = tokens.iter().find(|token| token.value == value) else {
        return Err(unauthorized("HTTP_UNAUTHORIZED", "Invalid token"));
    };
    let session = token.kind == TokenKind::Session;
    match token.validity {
        Validity::Valid => {}
        // The real server returns the same error for an unknown token.
        Validity::Expired | Validity::Forged if session => {
            return Err(unauthorized("HTTP_UNAUTHORIZED", "Invalid token"));
        }
        Validity::Expired => {
            return Err(unauthorized(
                "OAUTH_EXPIRED_TOKEN",
                "the access token has expired; get a new one",
            ));
        }
        Validity::Revoked if !session => {
            return Err(unauthorized(
                "OAUTH_INVALID_TOKEN",
                "the access token was revoked; get a new one",
            ));
        }
        Validity::Forged => {
            return Err(unauthorized(
                "OAUTH_INVALID_TOKEN",
                "the access token has an invalid signature; get a new one",
            ));
        }
        Validity::RefreshToken => {
            return Err(unauthorized(
                "OAUTH_INVALID_TOKEN",
                "the token is a refresh token; send an access token",
            ));
        }
        Validity::Revoked | Validity::WithoutRole => {
            return Err(unauthorized(
                "HTTP_UNAUTHORIZED",
                "the session has ended; sign in again",
            ));
        }
        Validity::UserDeleted => {
            return Err(unauthorized(
                "HTTP_UNAUTHORIZED",
                "the user does not exist; sign in as another user",
            ));
        }
    }
    if scopes.is_empty() || scopes.iter().any(|scope| token.allows(scope)) {
        return Ok(token);
    }
    let message = format!("Insufficient scope. Required: {}", scopes.join(" or "));
    let status = StatusCode::FORBIDDEN;
    Err(Box::new(response::error(
        status,
        response::code_of(status),
        &message,
    )))
}

/// Returns the error response to a request without a token.
pub(crate) fn no_token() -> Box<FullResponse> {
    unauthorized(
        "HTTP_UNAUTHORIZED",
        "the request has no bearer token; send Authorization: Bearer TOKEN",
    )
}

fn unauthorized(code: &str, message: &str) -> Box<FullResponse> {
    Box::new(response::error(StatusCode::UNAUTHORIZED, code, message))
}

/// Returns the text after `Bearer` and exactly one space.
///
/// The scheme is case-sensitive, as on the real server.
pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(AUTHORIZATION)?.to_str().ok()?;
    value
        .strip_prefix("Bearer ")
        .filter(|token| !token.is_empty() && !token.contains(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(header: Option<&'static str>, token: Token) -> Result<(), (u16, String)> {
        let mut headers = HeaderMap::new();
        if let Some(header) = header {
            headers.insert(AUTHORIZATION, http::HeaderValue::from_static(header));
        }
        let refusal = |response: Box<FullResponse>| {
            let body: serde_json::Value = serde_json::from_slice(response.body()).unwrap();
            (
                response.status().as_u16(),
                body["error"]["code"].as_str().unwrap().to_owned(),
            )
        };
        check(&[token], &headers, &["connector:write"])
            .map(drop)
            .map_err(refusal)
    }

    fn refused(status: u16, code: &str) -> Result<(), (u16, String)> {
        Err((status, code.to_owned()))
    }

    #[test]
    fn header_in_another_form_is_refused_with_401() {
        assert_eq!(outcome(Some("Bearer t"), Token::session("t")), Ok(()));
        for header in [
            None,
            Some("bearer t"),
            Some("Bearer  t"),
            Some("t"),
            Some("Basic dTpw"),
            Some("Bearer "),
        ] {
            assert_eq!(
                outcome(header, Token::session("t")),
                refused(401, "HTTP_UNAUTHORIZED"),
                "{header:?}"
            );
        }
    }

    #[test]
    fn invalid_token_is_refused_with_its_code() {
        let oauth = || Token::oauth("t", ["connector:write"]);
        for (token, status, code) in [
            (Token::session("other"), 401, "HTTP_UNAUTHORIZED"),
            (Token::session("t").expired(), 401, "HTTP_UNAUTHORIZED"),
            (Token::session("t").forged(), 401, "HTTP_UNAUTHORIZED"),
            (Token::session("t").revoked(), 401, "HTTP_UNAUTHORIZED"),
            (Token::session("t").without_role(), 401, "HTTP_UNAUTHORIZED"),
            (Token::session("t").user_gone(), 401, "HTTP_UNAUTHORIZED"),
            (oauth().expired(), 401, "OAUTH_EXPIRED_TOKEN"),
            (oauth().revoked(), 401, "OAUTH_INVALID_TOKEN"),
            (oauth().forged(), 401, "OAUTH_INVALID_TOKEN"),
            (oauth().for_refresh(), 401, "OAUTH_INVALID_TOKEN"),
            (Token::oauth("t", ["connector:read"]), 403, "HTTP_FORBIDDEN"),
        ] {
            assert_eq!(outcome(Some("Bearer t"), token), refused(status, code));
        }
        assert_eq!(outcome(Some("Bearer t"), oauth()), Ok(()));
        assert_eq!(
            outcome(Some("Bearer t"), Token::session("t").for_refresh()),
            Ok(())
        );
    }
}
