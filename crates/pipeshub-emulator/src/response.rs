//! Constructors for complete responses: JSON, error envelopes, web pages, empty responses.

use bytes::Bytes;
use http::header::{CONNECTION, CONTENT_TYPE, ETAG};
use http::{HeaderValue, Response, StatusCode};
use serde::Serialize;

use crate::secret::weak_etag;

/// A response with a complete body.
pub(crate) type FullResponse = Response<Bytes>;

/// The envelope of every error except OAuth errors.
#[derive(Serialize)]
struct Envelope<'a> {
    error: EnvelopeError<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct EnvelopeError<'a> {
    code: &'a str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_after: Option<u64>,
}

/// An OAuth error response (RFC 6749, section 5.2).
#[derive(Serialize)]
pub(crate) struct OAuthError<'a> {
    pub(crate) error: &'a str,
    pub(crate) error_description: &'a str,
}

/// Returns a JSON response with an entity tag. Fields keep their declared order.
pub(crate) fn json(status: StatusCode, value: &impl Serialize) -> FullResponse {
    // Serialization cannot fail: no type has a map with other keys than strings, or a serializer
    // that fails.
    let body = serde_json::to_vec(value).unwrap_or_default();
    let etag = weak_etag(&body);
    let mut response = with_type(status, "application/json; charset=utf-8", body);
    set(&mut response, ETAG.as_str(), &etag);
    response
}

/// Returns the envelope `{"error":{"code","message"}}`.
pub(crate) fn error(status: StatusCode, code: &str, message: &str) -> FullResponse {
    json(
        status,
        &Envelope {
            error: EnvelopeError {
                code,
                message,
                retry_after: None,
            },
        },
    )
}

/// Returns a 429, whose envelope repeats the seconds of `Retry-After`.
pub(crate) fn too_many(message: &str, seconds: u64) -> FullResponse {
    let code = code_of(StatusCode::TOO_MANY_REQUESTS);
    let error = EnvelopeError {
        code,
        message,
        retry_after: Some(seconds),
    };
    let mut response = json(StatusCode::TOO_MANY_REQUESTS, &Envelope { error });
    set(&mut response, "retry-after", &seconds.to_string());
    response
}

/// Returns the envelope's `code` for a status.
pub(crate) fn code_of(status: StatusCode) -> &'static str {
    match status.as_u16() {
        400 => "HTTP_BAD_REQUEST",
        401 => "HTTP_UNAUTHORIZED",
        403 => "HTTP_FORBIDDEN",
        404 => "HTTP_NOT_FOUND",
        409 => "HTTP_CONFLICT",
        429 => "HTTP_TOO_MANY_REQUESTS",
        500 => "HTTP_INTERNAL_SERVER_ERROR",
        503 => "HTTP_SERVICE_UNAVAILABLE",
        _ => "INTERNAL_ERROR",
    }
}

/// Returns a web page.
pub(crate) fn html(status: StatusCode, page: String) -> FullResponse {
    with_type(status, "text/html; charset=utf-8", page)
}

/// Returns a response with this content type.
///
/// A content type that HTTP does not allow is left out.
pub(crate) fn with_type(
    status: StatusCode,
    content_type: &str,
    body: impl Into<Bytes>,
) -> FullResponse {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    set(&mut response, CONTENT_TYPE.as_str(), content_type);
    response
}

/// Returns the response to a request whose body does not arrive in time.
pub(crate) fn too_late() -> FullResponse {
    let mut late = empty(StatusCode::REQUEST_TIMEOUT);
    set(&mut late, CONNECTION.as_str(), "close");
    late
}

/// Returns a response without a body.
pub(crate) fn empty(status: StatusCode) -> FullResponse {
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = status;
    response
}

/// Sets a header. A name or value that HTTP does not allow is ignored.
pub(crate) fn set(response: &mut Response<impl Sized>, name: &str, value: &str) {
    let name = http::HeaderName::from_bytes(name.as_bytes());
    if let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(value)) {
        response.headers_mut().insert(name, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn error_has_an_envelope_and_an_entity_tag() {
        let response = error(
            StatusCode::NOT_FOUND,
            code_of(StatusCode::NOT_FOUND),
            "gone",
        );
        assert_eq!(
            response.body(),
            r#"{"error":{"code":"HTTP_NOT_FOUND","message":"gone"}}"#
        );
        assert_eq!(response.headers()[ETAG], weak_etag(response.body()));
    }

    #[test]
    fn status_429_has_the_seconds_in_header_and_body() {
        let response = too_many("slow down", 41);
        assert_eq!(response.headers()["retry-after"], "41");
        assert!(response.body().ends_with(br#""retryAfter":41}}"#));
    }
}
