//! The seam between the SDK and HTTP: one attempt, nothing else.

#[cfg(feature = "hyper")]
pub(crate) mod http1;
pub(crate) mod settings;
#[cfg(feature = "tower")]
pub(crate) mod tower;

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Frame, SizeHint};
use tokio::time::Instant;

use crate::error::{BoxError, Delivery, Error};

/// A boxed future that can be sent between threads.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends one request and brings back its answer. Implement it for a mock, a proxy, another HTTP
/// client, or to wrap one.
///
/// The request that it gets is whole: its URI has scheme and host, and the `host` header is set.
/// What it promises:
/// - **One attempt.** It never sends a request twice, follows no redirect and adds no credentials:
///   retries, deadlines, limits and the token are the core's, and a transport that repeats a
///   callback would spend a code twice. (Sending again what provably never left the process is no
///   second attempt.)
/// - **The truth about delivery.** A [`TransportError`] says [`Delivery::NotSent`] only if not one
///   byte was sent.
/// - **No text of a request in what it prints.** The `Debug` of the request that it gets shows the
///   URI, with codes and states; the `reason` of its errors is shown, the source is only handed on.
/// - **Dropping the future gives up**: at a deadline the core drops it.
///
/// It is called from whatever runtime the caller uses. [`transport_fn`] makes one from a closure.
///
/// ```
/// use pipeshub_core::{Attempt, Body, BoxFuture, Transport, TransportError};
///
/// /// Counts what goes through another transport.
/// struct Counted<T>(T, std::sync::atomic::AtomicUsize);
///
/// impl<T: Transport> Transport for Counted<T> {
///     fn send<'a>(
///         &'a self,
///         request: http::Request<Body>,
///         attempt: &'a Attempt,
///     ) -> BoxFuture<'a, Result<http::Response<Body>, TransportError>> {
///         self.1.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
///         self.0.send(request, attempt)
///     }
/// }
/// ```
pub trait Transport: Send + Sync + 'static {
    /// Sends the request and returns as soon as the head of the answer is there.
    ///
    /// # Errors
    ///
    /// No answer came; see [`TransportError`].
    fn send<'a>(
        &'a self,
        request: http::Request<Body>,
        attempt: &'a Attempt,
    ) -> BoxFuture<'a, Result<http::Response<Body>, TransportError>>;
}

impl<T: Transport + ?Sized> Transport for Box<T> {
    fn send<'a>(
        &'a self,
        request: http::Request<Body>,
        attempt: &'a Attempt,
    ) -> BoxFuture<'a, Result<http::Response<Body>, TransportError>> {
        (**self).send(request, attempt)
    }
}

impl<T: Transport + ?Sized> Transport for std::sync::Arc<T> {
    fn send<'a>(
        &'a self,
        request: http::Request<Body>,
        attempt: &'a Attempt,
    ) -> BoxFuture<'a, Result<http::Response<Body>, TransportError>> {
        (**self).send(request, attempt)
    }
}

/// A transport that answers from a closure: a mock without a socket. Its error is an
/// [`http::Error`], as a response's builder has it, or a [`TransportError`].
///
/// ```
/// use pipeshub_core::{PipeshubCore, transport_fn};
///
/// let transport = transport_fn(|request| {
///     assert_eq!(request.uri().path(), "/api/v1/connectors/c1/config");
///     http::Response::builder().header("content-type", "application/json").body(r#"{"success":true}"#)
/// });
/// let core = PipeshubCore::with_transport(transport).build()?;
/// # Ok::<(), pipeshub_core::Error>(())
/// ```
pub fn transport_fn<F, B, E>(answer: F) -> impl Transport
where
    F: Fn(http::Request<Body>) -> Result<http::Response<B>, E> + Send + Sync + 'static,
    B: Into<Body> + 'static,
    E: Into<TransportError> + 'static,
{
    struct Answer<F>(F);

    impl<F, B, E> Transport for Answer<F>
    where
        F: Fn(http::Request<Body>) -> Result<http::Response<B>, E> + Send + Sync + 'static,
        B: Into<Body> + 'static,
        E: Into<TransportError> + 'static,
    {
        fn send<'a>(
            &'a self,
            request: http::Request<Body>,
            _: &'a Attempt,
        ) -> BoxFuture<'a, Result<http::Response<Body>, TransportError>> {
            let answer = self.0(request);
            Box::pin(std::future::ready(
                answer
                    .map(|response| response.map(Into::into))
                    .map_err(Into::into),
            ))
        }
    }

    Answer(answer)
}

/// What a transport is told besides the request.
#[derive(Debug)]
pub struct Attempt {
    pub(crate) operation: &'static str,
    pub(crate) number: u32,
    pub(crate) deadline: Instant,
    pub(crate) fresh_connection: bool,
    held_back: AtomicBool,
    token_is_renewed: AtomicBool,
}

impl Attempt {
    pub(crate) fn new(
        operation: &'static str,
        number: u32,
        deadline: Instant,
        fresh_connection: bool,
    ) -> Self {
        Self {
            operation,
            number,
            deadline,
            fresh_connection,
            held_back: AtomicBool::new(false),
            token_is_renewed: AtomicBool::new(false),
        }
    }

    /// The same attempt, of which nothing is told yet.
    #[cfg(feature = "tower")]
    pub(crate) fn again(&self) -> Self {
        Self::new(
            self.operation,
            self.number,
            self.deadline,
            self.fresh_connection,
        )
    }

    /// The operation's id in the API document.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// Which attempt of the call this is; the first is 1.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.number
    }

    /// When the core will drop the attempt.
    #[must_use]
    pub fn deadline(&self) -> Instant {
        self.deadline
    }

    /// How long that is from now.
    #[must_use]
    pub fn remaining(&self) -> Duration {
        self.deadline.saturating_duration_since(Instant::now())
    }

    /// Whether the request must go over a connection that nothing was sent on before, since it must
    /// not be lost to one that is about to be closed.
    #[must_use]
    pub fn fresh_connection(&self) -> bool {
        self.fresh_connection
    }

    /// For a transport that can tell: no byte has left yet, since there is no connection. If the
    /// deadline passes now, the error says [`Delivery::NotSent`]. A transport that never says so is
    /// taken to have sent the request at once.
    pub fn not_sent_yet(&self) {
        self.held_back.store(true, Ordering::Relaxed);
    }

    /// After [`not_sent_yet`](Self::not_sent_yet): from now on a byte may leave.
    pub fn may_be_sent(&self) {
        self.held_back.store(false, Ordering::Relaxed);
    }

    /// The server refused the token, and the next attempt gets another one.
    pub(crate) fn renew_token(&self) {
        self.token_is_renewed.store(true, Ordering::Relaxed);
    }

    pub(crate) fn token_is_renewed(&self) -> bool {
        self.token_is_renewed.load(Ordering::Relaxed)
    }

    pub(crate) fn delivery(&self) -> Delivery {
        if self.held_back.load(Ordering::Relaxed) {
            Delivery::NotSent
        } else {
            Delivery::Unknown
        }
    }
}

/// Why no answer came, and whether the request may have been sent.
///
/// `Display` and `Debug` show the reason alone; another HTTP client's error, as the source, may
/// hold a whole URL.
pub struct TransportError {
    pub(crate) delivery: Delivery,
    pub(crate) reason: Cow<'static, str>,
    pub(crate) source: BoxError,
    /// What is returned instead of an error made from this one.
    pub(crate) instead: Option<Error>,
}

impl TransportError {
    /// `delivery` is [`Delivery::NotSent`] only if not one byte was sent. `source` becomes the
    /// error's `source()`, and its text is not shown by the SDK.
    pub fn new(delivery: Delivery, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self {
            delivery,
            reason: Cow::Borrowed(""),
            source: source.into(),
            instead: None,
        }
    }

    /// A short reason that is safe to show, such as "connection refused": nothing of a request,
    /// nothing of a server's.
    #[must_use]
    pub fn reason(mut self, reason: impl Into<Cow<'static, str>>) -> Self {
        self.reason = reason.into();
        self
    }
}

impl From<http::Error> for TransportError {
    /// What could not be put together into an answer; the request was seen by then.
    fn from(error: http::Error) -> Self {
        Self::new(Delivery::Unknown, error)
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.reason.is_empty() {
            "no answer came"
        } else {
            &self.reason
        })
    }
}

impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TransportError({:?}: {self})", self.delivery)
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.source)
    }
}

/// A request's or an answer's body: bytes, or a stream of them.
pub struct Body(Kind);

enum Kind {
    Bytes(Bytes),
    Stream(Pin<Box<dyn http_body::Body<Data = Bytes, Error = BoxError> + Send>>),
}

impl Body {
    /// No bytes.
    #[must_use]
    pub fn empty() -> Self {
        Self(Kind::Bytes(Bytes::new()))
    }

    /// The bytes, unless it is a stream.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Kind::Bytes(bytes) => Some(bytes),
            Kind::Stream(_) => None,
        }
    }

    /// A body that comes bit by bit.
    pub fn stream(
        body: impl http_body::Body<Data = Bytes, Error = Box<dyn StdError + Send + Sync>>
        + Send
        + 'static,
    ) -> Self {
        Self(Kind::Stream(Box::pin(body)))
    }
}

impl<T: Into<Bytes>> From<T> for Body {
    fn from(bytes: T) -> Self {
        Self(Kind::Bytes(bytes.into()))
    }
}

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        match &mut self.0 {
            Kind::Bytes(bytes) if bytes.is_empty() => Poll::Ready(None),
            Kind::Bytes(bytes) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes))))),
            Kind::Stream(stream) => stream.as_mut().poll_frame(cx),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Kind::Bytes(bytes) => bytes.is_empty(),
            Kind::Stream(stream) => stream.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Kind::Bytes(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Kind::Stream(stream) => stream.size_hint(),
        }
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Kind::Bytes(_) => "Body::Bytes(..)",
            Kind::Stream(_) => "Body::Stream(..)",
        })
    }
}
