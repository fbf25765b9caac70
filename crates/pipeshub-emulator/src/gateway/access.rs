//! Who may come in: the bearer token and its scopes.

use http::header::AUTHORIZATION;
use http::{HeaderMap, StatusCode};

use crate::reply::{self, Reply};
use crate::token::{Kind, Standing, Token};

/// The token of a request, if it is good and has the scope; otherwise the reply that says why not.
pub(crate) fn check<'a>(
    tokens: &'a [Token],
    headers: &HeaderMap,
    scope: &str,
) -> Result<&'a Token, Box<Reply>> {
    let Some(value) = bearer(headers) else {
        return Err(unauthorized(
            "HTTP_UNAUTHORIZED",
            "no bearer token came with the request",
        ));
    };
    let Some(token) = tokens.iter().find(|token| token.value == value) else {
        return Err(unauthorized("HTTP_UNAUTHORIZED", "Invalid token"));
    };
    let session = token.kind == Kind::Session;
    match token.standing {
        Standing::Good => {}
        // A session that ran out or was forged is not told from garbage.
        Standing::Expired | Standing::Forged if session => {
            return Err(unauthorized("HTTP_UNAUTHORIZED", "Invalid token"));
        }
        Standing::Expired => {
            return Err(unauthorized(
                "OAUTH_EXPIRED_TOKEN",
                "the access token has run out",
            ));
        }
        Standing::Revoked if !session => {
            return Err(unauthorized(
                "OAUTH_INVALID_TOKEN",
                "the access token was withdrawn",
            ));
        }
        Standing::Forged => {
            return Err(unauthorized(
                "OAUTH_INVALID_TOKEN",
                "the access token is not valid",
            ));
        }
        Standing::ForRefresh => {
            return Err(unauthorized(
                "OAUTH_INVALID_TOKEN",
                "the token is not one for access",
            ));
        }
        Standing::Revoked | Standing::WithoutRole => {
            return Err(unauthorized(
                "HTTP_UNAUTHORIZED",
                "the session is over, sign in again",
            ));
        }
        Standing::UserGone => {
            return Err(unauthorized(
                "HTTP_UNAUTHORIZED",
                "the user is gone, sign in again",
            ));
        }
    }
    if token.allows(scope) {
        return Ok(token);
    }
    let message = format!("Insufficient scope. Required: {scope}");
    let status = StatusCode::FORBIDDEN;
    Err(Box::new(reply::error(
        status,
        reply::code_of(status),
        &message,
    )))
}

fn unauthorized(code: &str, message: &str) -> Box<Reply> {
    Box::new(reply::error(StatusCode::UNAUTHORIZED, code, message))
}

/// What follows `Bearer` and exactly one blank; the scheme is taken in this spelling only.
fn bearer(headers: &HeaderMap) -> Option<&str> {
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
        let refusal = |reply: Box<Reply>| {
            let body: serde_json::Value = serde_json::from_slice(reply.body()).unwrap();
            (
                reply.status().as_u16(),
                body["error"]["code"].as_str().unwrap().to_owned(),
            )
        };
        check(&[token], &headers, "connector:write")
            .map(drop)
            .map_err(refusal)
    }

    fn refused(status: u16, code: &str) -> Result<(), (u16, String)> {
        Err((status, code.to_owned()))
    }

    #[test]
    fn only_the_exact_header_form_counts() {
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
    fn each_kind_of_bad_token_has_its_code() {
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
