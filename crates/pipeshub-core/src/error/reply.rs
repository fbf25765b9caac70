//! The server's response behind an error.

use std::error::Error as StdError;
use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::envelope::Envelope;

/// The server's response behind an [`Error`](super::Error): status, headers and body.
///
/// The body may have any content type. At most 64 KiB of the body are kept; `Display` and `Debug`
/// print none of them. The type's name is that of the published SDKs.
///
/// ```
/// # fn f(error: &pipeshub_core::Error) {
/// if let Some(reply) = error.reply() {
///     let kind = reply.headers().get("content-type");
///     eprintln!("status {} with {} bytes of {kind:?}", reply.status(), reply.body().len());
/// }
/// # }
/// ```
pub struct PipeshubDefaultError {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    envelope: Envelope,
}

impl PipeshubDefaultError {
    pub(crate) fn new(status: StatusCode, headers: HeaderMap, body: Bytes) -> Self {
        let envelope = Envelope::read(&body);
        Self {
            status,
            headers,
            body,
            envelope,
        }
    }

    /// Creates a response whose body is not searched for a code or a message.
    pub(crate) fn unread(status: StatusCode, headers: HeaderMap, body: Bytes) -> Self {
        Self {
            status,
            headers,
            body,
            envelope: Envelope::default(),
        }
    }

    /// Drops the body, which may contain a token.
    #[cfg(feature = "client-credentials")]
    pub(super) fn drop_body(&mut self) {
        self.body = Bytes::new();
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The unchanged body, at most its first 64 KiB.
    ///
    /// The body may repeat a part of the request, so keep it out of logs.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The code in the body, if the body has one of PipesHub's error shapes.
    ///
    /// Control characters and characters that turn or hide text are
    /// [escaped](crate::text::escape_controls).
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.envelope.code.as_deref()
    }

    /// The message in the body, escaped like [`code`](Self::code).
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.envelope.message.as_deref()
    }

    /// Whether the gateway itself refused the request, before it passed the request to a service.
    ///
    /// A service's errors never have this code, and the gateway checks the scopes of a token first.
    pub(super) fn is_refusal_by_gateway(&self) -> bool {
        match self.status {
            StatusCode::BAD_REQUEST => self.code() == Some("VALIDATION_ERROR"),
            StatusCode::FORBIDDEN => {
                let message = self.message().unwrap_or_default();
                message.starts_with("Insufficient scope. Required: ")
            }
            _ => false,
        }
    }

    /// The wait that the body asks for, in seconds.
    pub(crate) fn retry_after_seconds(&self) -> Option<u64> {
        self.envelope.retry_after
    }
}

impl fmt::Display for PipeshubDefaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the server responded with status {}",
            self.status.as_u16()
        )
    }
}

impl StdError for PipeshubDefaultError {}

impl fmt::Debug for PipeshubDefaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PipeshubDefaultError")
            .field("status", &self.status)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}
