//! Adapters between transports and tower services.
//!
//! [`ServiceTransport`] makes a transport of a service, and [`TransportService`] the reverse. An
//! [`Attempt`] passes through the layers between them in the request's extensions. This module
//! contains no layers.

use std::fmt;
use std::future::{Future as _, poll_fn};
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use bytes::Bytes;
use http::{Request, Response};
use http_body::{Frame, SizeHint};
use tower_service::Service;

use crate::error::{BoxError, Delivery};
use crate::sync::lock;
use crate::transport::{Attempt, Body, BoxFuture, Transport, TransportError};

/// The context of an attempt, carried through layers in the request's extensions.
///
/// Three places hold a clone:
///
/// - `ServiceTransport::send`, from the start of the attempt to its end;
/// - the request, and each copy of it that a layer makes;
/// - the future of `TransportService::call`, which moves the clone out of the request. It holds the
///   clone until the inner transport has finished.
///
/// If the first clone is the only one left, no copy of the request exists that could still be sent.
/// The delivery that the inner transport has reported is then final.
#[derive(Clone)]
struct AttemptHandle(Arc<TunneledAttempt>);

struct TunneledAttempt {
    attempt: Attempt,
    /// Set when the inner transport has received the attempt. The swap of this flag lets only one
    /// copy of the request pass.
    taken: AtomicBool,
}

impl AttemptHandle {
    fn new(attempt: &Attempt) -> Self {
        Self(Arc::new(TunneledAttempt {
            attempt: attempt.without_reports(),
            taken: AtomicBool::new(false),
        }))
    }

    /// Whether certainly no byte was sent. [`AttemptHandle`] explains the count.
    fn provably_unsent(&self) -> bool {
        Arc::strong_count(&self.0) == 1 && self.0.attempt.delivery() == Delivery::NotSent
    }
}

/// A transport made of a tower service, such as an HTTP client with layers.
///
/// Each attempt calls a clone of the service when the clone is ready. The service has the
/// obligations of a [`Transport`], above all **one attempt**. So no layer may retry, hedge or
/// follow redirects. A [`TransportService`] as the innermost service enforces this rule: it refuses
/// a second request.
///
/// An error of a layer has [`Delivery::Unknown`]. A [`TransportError`] keeps its delivery.
///
/// ```
/// # #[cfg(feature = "hyper")]
/// # fn f() -> Result<(), pipeshub_core::Error> {
/// use pipeshub_core::{PipeshubCore, ServiceTransport, TransportService};
/// use tower::ServiceBuilder;
///
/// let core = PipeshubCore::builder()
///     .wrap_transport(|inner| {
///         // Four attempts at a time. Others wait within their deadline.
///         let layers = ServiceBuilder::new().concurrency_limit(4);
///         ServiceTransport::new(layers.service(TransportService::new(inner)))
///     })
///     .build()?;
/// # Ok(())
/// # }
/// ```
pub struct ServiceTransport<S>(Mutex<S>);

impl<S> ServiceTransport<S> {
    /// Creates a transport from a service.
    pub fn new(service: S) -> Self {
        Self(Mutex::new(service))
    }
}

impl<S, B> Transport for ServiceTransport<S>
where
    S: Service<Request<Body>, Response = Response<B>> + Clone + Send + 'static,
    S::Future: Send,
    S::Error: Into<BoxError>,
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    // The attempt has two copies: `attempt` of the core, and the one in `handle`, to which the
    // inner transport reports. Each poll copies the state of the second to the first, except
    // `NotSent`: a layer may still hold a copy of the request. `ReportOnDrop` copies `NotSent` at
    // the end.
    fn send<'a>(
        &'a self,
        mut request: Request<Body>,
        attempt: &'a Attempt,
    ) -> BoxFuture<'a, Result<Response<Body>, TransportError>> {
        // The lock is held for the clone only.
        let mut service = lock(&self.0).clone();
        attempt.report(Delivery::NotSent);
        Box::pin(async move {
            let ready = poll_fn(|cx| service.poll_ready(cx)).await;
            ready.map_err(|error| failed(Delivery::NotSent, error.into()))?;
            attempt.report(Delivery::Unknown);
            let handle = AttemptHandle::new(attempt);
            request.extensions_mut().insert(handle.clone());
            // Dropped after the service's future, even if a deadline drops both.
            let report = ReportOnDrop { handle, attempt };
            let result = {
                let mut exchange = pin!(service.call(request));
                poll_fn(|cx| {
                    let poll = exchange.as_mut().poll(cx);
                    // Behind layers, too, an attempt over a reused connection ends early.
                    if report.handle.0.attempt.waits_on_reused() {
                        attempt.report_reused();
                    } else {
                        attempt.report(Delivery::Unknown);
                    }
                    poll
                })
                .await
            };
            match result {
                Ok(response) => Ok(response.map(|body| Body::stream(ServiceBody(Box::pin(body))))),
                Err(error) if report.handle.provably_unsent() => {
                    Err(failed(Delivery::NotSent, error.into()))
                }
                Err(error) => Err(failed(Delivery::Unknown, error.into())),
            }
        })
    }
}

impl<S> fmt::Debug for ServiceTransport<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ServiceTransport(..)")
    }
}

/// Reports to the core's attempt, when the call ends or is dropped, that no byte was sent.
struct ReportOnDrop<'a> {
    handle: AttemptHandle,
    attempt: &'a Attempt,
}

impl Drop for ReportOnDrop<'_> {
    fn drop(&mut self) {
        if self.handle.provably_unsent() {
            self.attempt.report(Delivery::NotSent);
        }
    }
}

fn failed(delivery: Delivery, error: BoxError) -> TransportError {
    match error.downcast() {
        Ok(known) => *known,
        Err(error) => TransportError::new(delivery, error),
    }
}

/// The body of a service, with its error boxed.
struct ServiceBody<B>(Pin<Box<B>>);

impl<B> http_body::Body for ServiceBody<B>
where
    B: http_body::Body<Data = Bytes>,
    B::Error: Into<BoxError>,
{
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        self.0.as_mut().poll_frame(cx).map_err(Into::into)
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.size_hint()
    }
}

/// A tower service that sends through a transport.
///
/// Use it as the innermost service of a [`ServiceTransport`]. A `TransportService` refuses a second
/// copy of a request, which would spend a single-use code twice. It also refuses a request that a
/// layer has replaced without its extensions.
pub struct TransportService<T>(Arc<T>);

impl<T: Transport> TransportService<T> {
    /// Creates a service from a transport.
    pub fn new(transport: T) -> Self {
        Self(Arc::new(transport))
    }
}

impl<T: Transport> Service<Request<Body>> for TransportService<T> {
    type Response = Response<Body>;
    type Error = TransportError;
    type Future = BoxFuture<'static, Result<Response<Body>, TransportError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), TransportError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, mut request: Request<Body>) -> Self::Future {
        let transport = Arc::clone(&self.0);
        let handle = request.extensions_mut().remove::<AttemptHandle>();
        let handle = handle.filter(|handle| !handle.0.taken.swap(true, Ordering::Relaxed));
        Box::pin(async move {
            let Some(handle) = handle else {
                let reason = "a layer sent the request twice, or replaced it without its \
                              extensions; remove that layer";
                return Err(TransportError::new(Delivery::Unknown, reason).reason(reason));
            };
            transport.send(request, &handle.0.attempt).await
        })
    }
}

impl<T> Clone for TransportService<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> fmt::Debug for TransportService<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TransportService(..)")
    }
}
