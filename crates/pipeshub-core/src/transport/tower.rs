//! Between the seam and the services of tower.

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

/// The context of an attempt, on its way through a stack of layers in the request's extensions.
///
/// Three places hold a clone:
///
/// - `ServiceTransport::send`, from the start of the attempt to its end;
/// - the request, and each copy of it that a layer makes;
/// - the future of `TransportService::call`, which takes the clone out of the request and holds it
///   until the inner transport has finished.
///
/// So when the first one is the only one left, no request is left that could still be sent, and what
/// the inner transport has reported about delivery is final.
#[derive(Clone)]
struct AttemptHandle(Arc<TunneledAttempt>);

struct TunneledAttempt {
    attempt: Attempt,
    /// Whether the inner transport has got the attempt. It gets each attempt once.
    taken: AtomicBool,
}

impl AttemptHandle {
    fn new(attempt: &Attempt) -> Self {
        Self(Arc::new(TunneledAttempt {
            attempt: attempt.again(),
            taken: AtomicBool::new(false),
        }))
    }

    /// Whether nothing was sent, for certain. See [`AttemptHandle`] for what the count means.
    fn provably_unsent(&self) -> bool {
        Arc::strong_count(&self.0) == 1 && self.0.attempt.delivery() == Delivery::NotSent
    }
}

/// A transport made of a tower service: an HTTP client, or layers around one.
///
/// Each attempt goes through a clone of the service, which is called once it is ready. What is true
/// of a [`Transport`] has to be true of the service, above all: **one attempt**, so no layer that
/// retries, hedges or follows redirects. Around a [`TransportService`] that is seen to, since it
/// sends no request a second time. The error of a layer says [`Delivery::Unknown`]; a
/// [`TransportError`] keeps what it says.
///
/// ```
/// # #[cfg(feature = "hyper")]
/// # fn f() -> Result<(), pipeshub_core::Error> {
/// use pipeshub_core::{PipeshubCore, ServiceTransport, TransportService};
/// use tower::ServiceBuilder;
///
/// let core = PipeshubCore::builder()
///     .wrap_transport(|inner| {
///         // Four attempts at a time; the others wait, inside their deadline.
///         let layers = ServiceBuilder::new().concurrency_limit(4);
///         ServiceTransport::new(layers.service(TransportService::new(inner)))
///     })
///     .build()?;
/// # Ok(())
/// # }
/// ```
pub struct ServiceTransport<S>(Mutex<S>);

impl<S> ServiceTransport<S> {
    /// Makes a transport of a service.
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
    fn send<'a>(
        &'a self,
        mut request: Request<Body>,
        attempt: &'a Attempt,
    ) -> BoxFuture<'a, Result<Response<Body>, TransportError>> {
        let mut service = lock(&self.0).clone();
        attempt.report(Delivery::NotSent);
        Box::pin(async move {
            let ready = poll_fn(|cx| service.poll_ready(cx)).await;
            ready.map_err(|error| failed(Delivery::NotSent, error.into()))?;
            attempt.report(Delivery::Unknown);
            let handle = AttemptHandle::new(attempt);
            request.extensions_mut().insert(handle.clone());
            // Dropped after the service's future, also where a deadline drops both.
            let report = ReportOnDrop { handle, attempt };
            let result = {
                let mut exchange = pin!(service.call(request));
                poll_fn(|cx| {
                    let poll = exchange.as_mut().poll(cx);
                    // An attempt over a reused connection ends early, behind layers, too.
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

/// Passes on to the core's attempt, when the call ends or is dropped, that nothing was sent.
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

/// A service's body, whatever its errors.
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

/// The tower service at the inner end of layers whose outer end is a [`ServiceTransport`]: it sends
/// through a transport.
///
/// It refuses a request that comes a second time, since that would spend a single-use code twice,
/// and one that a layer has made anew, without the extensions of the one that it got.
pub struct TransportService<T>(Arc<T>);

impl<T: Transport> TransportService<T> {
    /// Makes a service of a transport.
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
                let reason =
                    "a layer sent the request twice, or made it anew without its extensions";
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
