//! The server's reply behind an error.

use std::error::Error as StdError;
use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::envelope::Envelope;

/// The server's reply behind an [`Error`](super::Error): status, headers and body, whatever its content type.
///
/// It has the published SDKs' name. The body is kept up to 64 KiB; `Display` and `Debug` show none
/// of it.
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

    /// A reply whose body is no error envelope, whatever it looks like.
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

    /// The body as it came, at most its first 64 KiB. It may repeat what was sent: keep it out of
    /// logs.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The code in the body, if it has one of PipesHub's shapes; control characters, and what turns
    /// or hides text, are [escaped](crate::text::escape_controls).
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.envelope.code.as_deref()
    }

    /// The sentence in the body, escaped like the code.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.envelope.message.as_deref()
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
