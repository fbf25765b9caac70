//! The decoded response of an operation.

use std::fmt;
use std::ops::Deref;

use http::{HeaderMap, StatusCode};

use super::ReplyParts;

/// The value that an operation returns, and what is known of the exchange. It derefs to the value.
///
/// Everything but the value is behind [`meta`](Self::meta), so that no field or method of a value
/// is hidden. `Debug` shows the value by its own `Debug`, and of the headers nothing.
///
/// ```
/// # struct Connector { name: String }
/// # fn f(response: pipeshub_core::Response<Connector>) {
/// println!("{} after {} attempt(s)", response.name, response.meta().attempts());
/// let connector = response.into_inner();
/// # drop(connector.name);
/// # }
/// ```
pub struct Response<T> {
    value: T,
    meta: ResponseMeta,
}

impl<T> Response<T> {
    pub(super) fn new(value: T, meta: ResponseMeta) -> Self {
        Self { value, meta }
    }

    /// The value alone.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.value
    }

    /// The same response with another value.
    #[must_use]
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Response<U> {
        Response {
            value: change(self.value),
            meta: self.meta,
        }
    }

    /// The value and what is known of the exchange, each by itself.
    #[must_use]
    pub fn into_parts(self) -> (T, ResponseMeta) {
        (self.value, self.meta)
    }

    /// Status, headers, request id and attempts.
    #[must_use]
    pub fn meta(&self) -> &ResponseMeta {
        &self.meta
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("value", &self.value)
            .field("meta", &self.meta)
            .finish()
    }
}

/// What is known of the exchange that a [`Response`] came from.
///
/// `Debug` shows no header.
///
/// ```
/// # fn f(response: pipeshub_core::Response<()>) {
/// let meta = response.meta();
/// if meta.attempts() > 1 {
///     eprintln!("request {} took {} attempts", meta.request_id(), meta.attempts());
/// }
/// # }
/// ```
pub struct ResponseMeta(pub(super) Box<ReplyParts>);

impl ResponseMeta {
    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// The `x-request-id` that went with the call, by which the server's log can be searched.
    #[must_use]
    pub fn request_id(&self) -> &str {
        self.0.request_id()
    }

    /// How often the call was tried, the first time included.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }
}

impl fmt::Debug for ResponseMeta {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseMeta")
            .field("status", &self.0.status)
            .field("request_id", &self.0.request_id)
            .field("attempts", &self.0.attempts)
            .finish_non_exhaustive()
    }
}
