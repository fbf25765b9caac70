//! Advice for refusals that the server's message identifies.

use std::borrow::Cow;

use super::PipeshubDefaultError;

const NOT_ADMINISTRATOR: &str = "PipesHub does not consider the caller an administrator; for an \
     OAuth or personal access token, its lookup works only if the token has the scope user:read \
     and PipesHub's services reach its gateway at http://localhost:3000";

const INVALID_TOKEN: &str = "the token is wrong, or it is a session token that has expired; PipesHub's \
     message is the same for both";

/// Returns advice for a 401 or 403 of PipesHub.
///
/// `None` means that the server's message does not identify the problem.
pub(crate) fn hint(
    reply: &PipeshubDefaultError,
    scopes: &'static str,
) -> Option<Cow<'static, str>> {
    let message = reply.message().unwrap_or_default();
    let starts_with = |words: &str| {
        let start = message.as_bytes().get(..words.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(words.as_bytes()))
    };
    match reply.status().as_u16() {
        401 if starts_with("Invalid token") && message.len() == "Invalid token".len() => {
            Some(INVALID_TOKEN.into())
        }
        403 if starts_with("Only administrators") => Some(NOT_ADMINISTRATOR.into()),
        403 if starts_with("Insufficient scope") || reply.code() == Some("insufficient_scope") => {
            Some(match scopes {
                "" => "the OAuth token lacks a scope".into(),
                scopes => format!("an OAuth token needs the scopes {scopes}").into(),
            })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use http::{HeaderMap, StatusCode};

    use super::*;

    fn hinted(status: u16, code: &str, message: &str, scopes: &'static str) -> Option<String> {
        let body = serde_json::json!({"error": {"code": code, "message": message}}).to_string();
        let reply = PipeshubDefaultError::new(
            StatusCode::from_u16(status).unwrap(),
            HeaderMap::new(),
            Bytes::from(body),
        );
        hint(&reply, scopes).map(Cow::into_owned)
    }

    #[test]
    fn refusal_names_scopes_only_if_the_servers_message_does() {
        let lacks = Some("an OAuth token needs the scopes thing:read user:read".to_owned());
        for (status, code, message, says) in [
            (
                403,
                "HTTP_FORBIDDEN",
                "Insufficient scope. Required: thing:read",
                true,
            ),
            (403, "HTTP_FORBIDDEN", "insufficient scope", true),
            (403, "insufficient_scope", "openid is missing", true),
            (
                403,
                "HTTP_FORBIDDEN",
                "Beta connectors are not enabled",
                false,
            ),
            (
                403,
                "HTTP_FORBIDDEN",
                "Only administrators can do that",
                false,
            ),
            (403, "HTTP_FORBIDDEN", "Insufficient", false),
            (403, "HTTP_FORBIDDEN", "", false),
            (403, "", "Forbidden", false),
            (404, "HTTP_NOT_FOUND", "Insufficient scope", false),
            (401, "HTTP_UNAUTHORIZED", "Insufficient scope", false),
        ] {
            let hint = hinted(status, code, message, "thing:read user:read");
            assert_eq!(hint == lacks, says, "{status} {message}: {hint:?}");
        }
        assert_eq!(
            hinted(403, "", "Insufficient scope", "").unwrap(),
            "the OAuth token lacks a scope"
        );
    }

    #[test]
    fn refusal_of_a_member_names_the_lookup_and_its_conditions() {
        for message in [
            "Only administrators can get OAuth authorization URL for team connectors",
            "only administrators can do this",
        ] {
            let hint = hinted(403, "HTTP_FORBIDDEN", message, "thing:read").unwrap();
            for condition in ["administrator", "user:read", "http://localhost:3000"] {
                assert!(hint.contains(condition), "{hint}");
            }
            assert!(!hint.contains("thing:read"), "{hint}");
        }
        assert_eq!(hinted(400, "", "Only administrators can", ""), None);
    }

    #[test]
    fn invalid_token_may_be_an_expired_session() {
        let hint = hinted(401, "HTTP_UNAUTHORIZED", "Invalid token", "").unwrap();
        assert!(hint.contains("expired"), "{hint}");
        for message in ["Invalid token type", "No token provided", "Invalid", ""] {
            assert_eq!(hinted(401, "", message, ""), None, "{message}");
        }
        assert_eq!(hinted(403, "", "Invalid token", ""), None);
    }
}
