//! The seam between the SDK and HTTP: one attempt, nothing else.

mod attempt;
mod body;
pub(crate) mod deadline;
#[cfg(feature = "hyper")]
pub(crate) mod http1;
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
use crate::error::{BoxError, Delivery, Error};

/// A boxed future that can be sent between threads.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// The future that [`Transport::send`] returns.
pub type SendFuture<'a> = BoxFuture<'a, Result<http::Response<Body>, TransportError>>;

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
/// use pipeshub_core::{Attempt, Body, SendFuture, Transport};
///
/// /// Counts what goes through another transport.
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
    /// Sends the request and returns as soon as the head of the answer is there.
    ///
    /// # Errors
    ///
    /// No answer came; see [`TransportError`].
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

/// A transport made of a closure: a mock without a socket, or another client in a few lines.
///
/// The closure returns a [`TransportResult`]: a `Result` of a response, or a future of one. Its
/// error is an [`http::Error`], which a response's builder has, or a [`TransportError`]. An `async`
/// closure fits as long as its future borrows nothing from the closure; clone what it needs and
/// move that into an `async move` block otherwise. Implement [`Transport`] where the [`Attempt`] is
/// needed.
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

/// The return type of a closure for [`transport_fn`]: a `Result<http::Response<B>, E>` with
/// `B: Into<Body>` and `E: Into<TransportError>`, or a future of one that is `Send`.
///
/// `Kind` tells these two apart and is always inferred. This trait is sealed.
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

/// Why no answer came, and whether the request may have been sent.
///
/// `Display` and `Debug` show the reason alone; another HTTP client's error, as the source, may
/// hold a whole URL.
pub struct TransportError {
    pub(crate) delivery: Delivery,
    pub(crate) reason: Cow<'static, str>,
    pub(crate) source: BoxError,
    pub(crate) is_permanent: bool,
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
            is_permanent: false,
            instead: None,
        }
    }

    /// Makes the call fail with this error. Nothing was sent.
    pub(crate) fn refusal(error: Error) -> Self {
        Self {
            instead: Some(error),
            ..Self::new(Delivery::NotSent, "refused")
        }
    }

    /// A short reason that is safe to show, such as "connection refused": nothing of a request,
    /// nothing of a server's.
    #[must_use]
    pub fn reason(mut self, reason: impl Into<Cow<'static, str>>) -> Self {
        self.reason = reason.into();
        self
    }

    /// Marks a failure that another attempt would meet again, such as an untrusted certificate or a
    /// proxy that refuses the credentials. The call ends with it, and [`Error::is_permanent`] is
    /// true.
    ///
    /// ```
    /// use pipeshub_core::{Delivery, TransportError};
    ///
    /// let error = TransportError::new(Delivery::NotSent, "the proxy answered 407")
    ///     .reason("the proxy wants other credentials (407)")
    ///     .permanent();
    /// ```
    #[must_use]
    pub fn permanent(mut self) -> Self {
        self.is_permanent = true;
        self
    }
}

impl From<http::Error> for TransportError {
    /// What could not be put together into an answer; the request was seen by then.
    fn from(error: http::Error) -> Self {
        Self::new(Delivery::Unknown, error)
    }
}

// Nothing changes an error but its owner; a source is only read.
impl UnwindSafe for TransportError {}
impl RefUnwindSafe for TransportError {}

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
    async fn transport_fn_takes_results_and_futures_of_them() {
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
    fn attempt_tells_what_was_reported_last() {
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
