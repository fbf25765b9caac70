//! The decoded response of an operation.

use std::fmt;
use std::ops::Deref;

use http::{HeaderMap, StatusCode};

use super::ReplyParts;

/// The value that an operation returns, with the metadata of the exchange.
///
/// A `Response` derefs to the value. All metadata is behind [`meta`](Self::meta), so that no field
/// or method of the value is hidden. `Debug` formats the value with its own `Debug`, and omits the
/// headers.
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

    /// Returns the value without the metadata.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.value
    }

    /// Replaces the value and keeps the metadata.
    #[must_use]
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Response<U> {
        Response {
            value: change(self.value),
            meta: self.meta,
        }
    }

    /// Splits the response into the value and the metadata.
    #[must_use]
    pub fn into_parts(self) -> (T, ResponseMeta) {
        (self.value, self.meta)
    }

    /// Returns status, headers, request id and attempts.
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

/// The metadata of a [`Response`].
///
/// `Debug` omits the headers.
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
    /// Returns the status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// Returns the headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// Returns the `x-request-id` of the call. The server's log contains the same id.
    #[must_use]
    pub fn request_id(&self) -> &str {
        self.0.request_id()
    }

    /// Returns the number of attempts, the first included.
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
