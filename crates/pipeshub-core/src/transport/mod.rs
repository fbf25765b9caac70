//! The seam between the SDK and HTTP.
//!
//! A transport makes one attempt. Retries, deadlines and credentials are the task of `client` and
//! `auth`. Entry points: [`Transport`], and [`transport_fn`] for a closure.

mod attempt;
mod body;
pub(crate) mod deadline;
#[cfg(feature = "hyper")]
pub(crate) mod http1;
mod progress;
pub(crate) mod settings;
#[cfg(feature = "tower")]
pub(crate) mod tower;

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::future::{Future, ready};
use std::marker::PhantomData;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::pin::Pin;

pub use self::attempt::Attempt;
pub use self::body::Body;
pub(crate) use self::body::StreamBody;
pub use self::progress::Progress;
use crate::error::{BoxError, Delivery, Error};

/// A boxed future that can be sent between threads.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// The future that [`Transport::send`] returns.
pub type SendFuture<'a> = BoxFuture<'a, Result<http::Response<Body>, TransportError>>;

/// Sends one request and returns its response.
///
/// Implement this trait for a mock, a proxy, another HTTP client, or a wrapper of a transport.
/// [`transport_fn`] creates a transport from a closure.
///
/// The request is complete: its URI has scheme and host, and the `host` header is set. The
/// transport runs in the runtime of the caller. A transport has these obligations:
///
/// - **One attempt.** The transport never sends a request twice, follows no redirect and adds no
///   credentials. Retries, deadlines, limits and tokens are the task of the core. A second request
///   of a callback would spend a code twice. A request of which provably no byte left the process
///   may be sent again.
/// - **Correct delivery.** A [`TransportError`] has [`Delivery::NotSent`] only if no byte was sent.
/// - **No secrets in logs.** The `Debug` of a request contains the URI, with codes and states. The
///   SDK prints the `reason` of an error, but not its source.
/// - **Cancellation.** If the future is dropped, the attempt ends. The core drops the future at the
///   deadline.
///
/// ```
/// use pipeshub_core::{Attempt, Body, SendFuture, Transport};
///
/// /// Counts the requests of another transport.
/// struct Counted<T>(T, std::sync::atomic::AtomicUsize);
///
/// impl<T: Transport> Transport for Counted<T> {
///     fn send<'a>(&'a self, request: http::Request<Body>, attempt: &'a Attempt) -> SendFuture<'a> {
///         self.1.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
///         self.0.send(request, attempt)
///     }
/// }
/// ```
pub trait Transport: Send + Sync + 'static {
    /// Sends the request and returns when the head of the response has arrived.
    ///
    /// # Errors
    ///
    /// [`TransportError`] if no response arrived.
    fn send<'a>(&'a self, request: http::Request<Body>, attempt: &'a Attempt) -> SendFuture<'a>;
}

impl<T: Transport + ?Sized> Transport for Box<T> {
    fn send<'a>(&'a self, request: http::Request<Body>, attempt: &'a Attempt) -> SendFuture<'a> {
        (**self).send(request, attempt)
    }
}

impl<T: Transport + ?Sized> Transport for std::sync::Arc<T> {
    fn send<'a>(&'a self, request: http::Request<Body>, attempt: &'a Attempt) -> SendFuture<'a> {
        (**self).send(request, attempt)
    }
}

/// Creates a transport from a closure, for example a mock without a socket.
///
/// The closure returns a [`TransportResult`]: a `Result` of a response, or a future of a `Result`.
/// The error is an [`http::Error`], as from the builder of a response, or a [`TransportError`].
///
/// An `async` closure works if its future borrows nothing from the closure. Otherwise, clone the
/// values and move them into an `async move` block. Implement [`Transport`] if you need the
/// [`Attempt`].
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
///
/// With a future:
///
/// ```
/// use std::sync::Arc;
/// use pipeshub_core::{PipeshubCore, transport_fn};
///
/// let slow = transport_fn(async |_| {
///     tokio::task::yield_now().await;
///     http::Response::builder().status(503).body("")
/// });
///
/// let body: Arc<str> = r#"{"success":true}"#.into();
/// let shared = transport_fn(move |_| {
///     let body = Arc::clone(&body);
///     async move { http::Response::builder().body(body.to_string()) }
/// });
/// # let _ = (PipeshubCore::with_transport(slow), PipeshubCore::with_transport(shared));
/// ```
pub fn transport_fn<F, R, Kind>(respond: F) -> impl Transport
where
    F: Fn(http::Request<Body>) -> R + Send + Sync + 'static,
    R: TransportResult<Kind> + 'static,
    Kind: 'static,
{
    struct FnTransport<F, Kind> {
        respond: F,
        kind: PhantomData<fn() -> Kind>,
    }

    impl<F, R, Kind> Transport for FnTransport<F, Kind>
    where
        F: Fn(http::Request<Body>) -> R + Send + Sync + 'static,
        R: TransportResult<Kind> + 'static,
        Kind: 'static,
    {
        fn send<'a>(&'a self, request: http::Request<Body>, _: &'a Attempt) -> SendFuture<'a> {
            (self.respond)(request).into_send_future()
        }
    }

    FnTransport {
        respond,
        kind: PhantomData,
    }
}

/// The return type of a closure for [`transport_fn`].
///
/// The type is a `Result<http::Response<B>, E>` with `B: Into<Body>` and `E: Into<TransportError>`,
/// or a `Send` future of such a `Result`. `Kind` distinguishes the two and is always inferred. This
/// trait is sealed.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is neither a result of a response nor a `Send` future of one",
    note = "return a `Result<http::Response<B>, E>` with `B: Into<Body>` and `E: Into<TransportError>`, or a `Send` future of one"
)]
pub trait TransportResult<Kind>: sealed::IntoSendFuture<Kind> {}

impl<R: sealed::IntoSendFuture<Kind>, Kind> TransportResult<Kind> for R {}

mod sealed {
    use super::{Body, Future, SendFuture, TransportError, ready};

    pub trait IntoSendFuture<Kind> {
        fn into_send_future(self) -> SendFuture<'static>;
    }

    /// The kind of a result.
    #[derive(Debug)]
    pub enum Now {}

    /// The kind of a future of a result.
    #[derive(Debug)]
    pub enum Later {}

    fn whole<B: Into<Body>, E: Into<TransportError>>(
        result: Result<http::Response<B>, E>,
    ) -> Result<http::Response<Body>, TransportError> {
        match result {
            Ok(response) => Ok(response.map(Into::into)),
            Err(error) => Err(error.into()),
        }
    }

    impl<B, E> IntoSendFuture<Now> for Result<http::Response<B>, E>
    where
        B: Into<Body>,
        E: Into<TransportError>,
    {
        fn into_send_future(self) -> SendFuture<'static> {
            Box::pin(ready(whole(self)))
        }
    }

    impl<F, B, E> IntoSendFuture<Later> for F
    where
        F: Future<Output = Result<http::Response<B>, E>> + Send + 'static,
        B: Into<Body>,
        E: Into<TransportError>,
    {
        fn into_send_future(self) -> SendFuture<'static> {
            Box::pin(async move { whole(self.await) })
        }
    }
}

/// The reason why no response arrived, and whether the request may have been sent.
///
/// `Display` and `Debug` print only the reason. The source, an error of an HTTP client, may contain
/// a whole URL.
pub struct TransportError {
    pub(crate) delivery: Delivery,
    pub(crate) reason: Cow<'static, str>,
    pub(crate) source: BoxError,
    pub(crate) is_permanent: bool,
    /// The error with which the call fails, instead of an error made from this one.
    pub(crate) instead: Option<Error>,
}

impl TransportError {
    /// Creates an error without a reason.
    ///
    /// `delivery` is [`Delivery::NotSent`] only if no byte was sent. `source` becomes the error's
    /// `source()`. The SDK does not print its text.
    pub fn new(delivery: Delivery, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self {
            delivery,
            reason: Cow::Borrowed(""),
            source: source.into(),
            is_permanent: false,
            instead: None,
        }
    }

    /// Creates an error that fails the call with `error`. Nothing was sent.
    pub(crate) fn refusal(error: Error) -> Self {
        Self {
            instead: Some(error),
            ..Self::new(Delivery::NotSent, "refused")
        }
    }

    /// Sets a short reason that is safe to print, such as "connection refused".
    ///
    /// The reason contains no text from a request or a server.
    #[must_use]
    pub fn reason(mut self, reason: impl Into<Cow<'static, str>>) -> Self {
        self.reason = reason.into();
        self
    }

    /// Marks a failure that would occur again in the next attempt.
    ///
    /// Examples are an untrusted certificate and a proxy that refuses the credentials. The call is
    /// not retried, and [`Error::is_permanent`] is true.
    ///
    /// ```
    /// use pipeshub_core::{Delivery, TransportError};
    ///
    /// let error = TransportError::new(Delivery::NotSent, "the proxy returned 407")
    ///     .reason("the proxy refused the credentials (407)")
    ///     .permanent();
    /// ```
    #[must_use]
    pub fn permanent(mut self) -> Self {
        self.is_permanent = true;
        self
    }
}

impl From<http::Error> for TransportError {
    /// Converts the error of a response's builder. The transport had the request by then, so the
    /// delivery is unknown.
    fn from(error: http::Error) -> Self {
        Self::new(Delivery::Unknown, error)
    }
}

// Only the owner of an error changes it, and the source is only read.
impl UnwindSafe for TransportError {}
impl RefUnwindSafe for TransportError {}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.reason.is_empty() {
            "no response arrived"
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use tokio::time::Instant;

    use super::*;

    async fn sent(transport: impl Transport) -> Result<Vec<u8>, Delivery> {
        let attempt = Attempt::new("getThing", 1, Instant::now(), false);
        match transport
            .send(http::Request::new(Body::empty()), &attempt)
            .await
        {
            Ok(response) => Ok(response.into_body().as_bytes().unwrap().to_vec()),
            Err(error) => Err(error.delivery),
        }
    }

    #[tokio::test]
    async fn transport_fn_accepts_results_and_futures_of_results() {
        let text: Arc<str> = "abc".into();
        let shared = Arc::clone(&text);
        assert_eq!(
            sent(transport_fn(|_| http::Response::builder().body("abc"))).await,
            Ok(b"abc".to_vec())
        );
        assert_eq!(
            sent(transport_fn(async |_| {
                tokio::task::yield_now().await;
                http::Response::builder().body("abc")
            }))
            .await,
            Ok(b"abc".to_vec())
        );
        assert_eq!(
            sent(transport_fn(move |_| {
                let text = Arc::clone(&shared);
                async move { Ok::<_, TransportError>(http::Response::new(text.to_string())) }
            }))
            .await,
            Ok(b"abc".to_vec())
        );
        let refused = || TransportError::new(Delivery::NotSent, "refused");
        assert_eq!(
            sent(transport_fn(move |_| Err::<http::Response<Body>, _>(
                refused()
            )))
            .await,
            Err(Delivery::NotSent)
        );
        assert_eq!(
            sent(transport_fn(move |_| async move {
                Err::<http::Response<Body>, _>(refused())
            }))
            .await,
            Err(Delivery::NotSent)
        );
    }

    #[test]
    fn delivery_of_an_attempt_is_the_last_report() {
        let attempt = Attempt::new("getThing", 1, Instant::now(), false);
        assert_eq!(attempt.delivery(), Delivery::Unknown);
        for (reported, delivery) in [
            (Delivery::NotSent, Delivery::NotSent),
            (Delivery::Unknown, Delivery::Unknown),
            (Delivery::NotSent, Delivery::NotSent),
            (Delivery::Answered, Delivery::Unknown),
        ] {
            attempt.report(reported);
            assert_eq!(attempt.delivery(), delivery);
        }
    }
}
