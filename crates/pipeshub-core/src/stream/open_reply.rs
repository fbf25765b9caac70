//! A response whose head has arrived.

use std::borrow::Cow;
use std::fmt;
use std::sync::Mutex;

use http::{HeaderMap, HeaderValue, StatusCode, header};

use crate::error::{Error, Result};
use crate::reply::{OpenRule, RawReply, ReplyParts, StreamLimits};
use crate::transport::Body;

/// A value that is created from the head of a response and reads the body later.
///
/// [`Download`](crate::Download) and [`EventStream`](crate::EventStream) are such values. Implement
/// the trait for an operation whose response has several forms. The core leaves the body open only
/// if [`stays_open`](Self::stays_open) accepts the headers. The core reads any other body whole, so
/// that it can be decoded or become a part of an error.
///
/// ```
/// use pipeshub_core::http::{HeaderMap, header};
/// use pipeshub_core::{Download, FromOpenReply, OpenReply, Response, Result, from_json};
///
/// /// A document: its bytes, or a link to them.
/// enum Document {
///     Bytes(Download),
///     Link(Response<Link>),
/// }
///
/// struct Link {
///     signed_url: String,
/// }
/// from_json! { Link { signed_url = "signedUrl" } }
///
/// impl FromOpenReply for Document {
///     fn stays_open(headers: &HeaderMap) -> bool {
///         headers.contains_key(header::CONTENT_DISPOSITION)
///     }
///
///     fn from_open_reply(reply: OpenReply) -> Result<Self> {
///         match reply.into_whole() {
///             Ok(whole) => Ok(Self::Link(whole.read()?)),
///             Err(open) => Ok(Self::Bytes(Download::from_open_reply(open)?)),
///         }
///     }
/// }
/// ```
pub trait FromOpenReply: Sized {
    /// The `accept` header of the request, unless the caller has set one.
    const ACCEPT: &'static str = "*/*";

    /// Whether the body of a success with these headers stays open. Default: always.
    #[must_use]
    fn stays_open(headers: &HeaderMap) -> bool {
        let _ = headers;
        true
    }

    /// Creates the value from the head of a success.
    ///
    /// # Errors
    ///
    /// [`InvalidReply`](crate::ErrorKind::InvalidReply) if the response is of another form.
    fn from_open_reply(reply: OpenReply) -> Result<Self>;
}

/// Returns the rule of a type, for the attempt loop.
pub(crate) const fn open_rule<T: FromOpenReply>() -> OpenRule {
    OpenRule {
        set_accept: |headers| set_accept(headers, T::ACCEPT),
        keeps_open: T::stays_open,
    }
}

/// Sets the `accept` header. The core marks headers of the caller as sensitive.
fn set_accept(headers: &mut HeaderMap, accept: &'static str) {
    let is_callers = |value: &HeaderValue| value.is_sensitive();
    if !headers.get(header::ACCEPT).is_some_and(is_callers) {
        headers.insert(header::ACCEPT, HeaderValue::from_static(accept));
    }
}

/// A success whose head has arrived. Its body is open, or was read whole.
///
/// A type with [`FromOpenReply`] receives this value.
pub struct OpenReply {
    pub(super) parts: Box<ReplyParts>,
    pub(super) limits: StreamLimits,
}

impl OpenReply {
    pub(super) fn new(reply: RawReply, limits: StreamLimits) -> Self {
        Self {
            parts: reply.0,
            limits,
        }
    }

    /// Makes a body that arrived with the head one that is read piece by piece.
    pub(super) fn open(&mut self) {
        if self.parts.open.is_none() {
            let body = std::mem::take(&mut self.parts.body);
            self.parts.open = Some(Mutex::new(Box::pin(Body::from(body))));
        }
    }

    /// Returns the status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.parts.status
    }

    /// Returns the headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.parts.headers
    }

    /// Returns the response with its body, if the body was read whole.
    ///
    /// # Errors
    ///
    /// The same value, if the body is open.
    pub fn into_whole(self) -> Result<RawReply, Self> {
        if self.parts.open.is_some() {
            return Err(self);
        }
        Ok(RawReply(self.parts))
    }

    /// Creates an error of kind [`InvalidReply`](crate::ErrorKind::InvalidReply), and closes the
    /// connection.
    ///
    /// `problem` is printed. Repeat no value from the server.
    #[must_use]
    pub fn into_invalid(self, problem: impl Into<Cow<'static, str>>) -> Error {
        RawReply(self.parts).invalid(problem)
    }
}

impl fmt::Debug for OpenReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OpenReply")
            .field("operation", &self.parts.operation.id())
            .field("status", &self.parts.status)
            .field("request_id", &self.parts.request_id)
            .field("attempts", &self.parts.attempts)
            .finish_non_exhaustive()
    }
}
