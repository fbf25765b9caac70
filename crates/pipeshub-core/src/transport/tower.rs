//! Between the seam and the services of tower.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
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

/// What a transport is told besides the request, on its way through a stack of layers.
#[derive(Clone)]
struct Carried(Arc<Inner>);

struct Inner {
    attempt: Attempt,
    /// Whether it has come out at the other end.
    taken: AtomicBool,
}

impl Carried {
    /// Whether it is certain that nothing was sent: it came to a transport that says so, and nobody
    /// holds the request any more.
    fn was_not_sent(&self) -> bool {
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
        attempt.not_sent_yet();
        Box::pin(async move {
            let ready = poll_fn(|cx| service.poll_ready(cx)).await;
            ready.map_err(|error| failed(Delivery::NotSent, error.into()))?;
            attempt.may_be_sent();
            let inner = Inner {
                attempt: attempt.again(),
                taken: AtomicBool::new(false),
            };
            let carried = Carried(Arc::new(inner));
            request.extensions_mut().insert(carried.clone());
            // Dropped after the service's future, also where a deadline drops both.
            let told = Told {
                carried: &carried,
                attempt,
            };
            let result = service.call(request).await;
            match result {
                Ok(response) => Ok(response.map(|body| Body::stream(Boxed(Box::pin(body))))),
                Err(error) => {
                    let not_sent = told.carried.was_not_sent();
                    Err(failed(
                        if not_sent {
                            Delivery::NotSent
                        } else {
                            Delivery::Unknown
                        },
                        error.into(),
                    ))
                }
            }
        })
    }
}

impl<S> fmt::Debug for ServiceTransport<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ServiceTransport(..)")
    }
}

/// Tells the core's attempt at the end what became of the one that went through the layers.
struct Told<'a> {
    carried: &'a Carried,
    attempt: &'a Attempt,
}

impl Drop for Told<'_> {
    fn drop(&mut self) {
        if self.carried.was_not_sent() {
            self.attempt.not_sent_yet();
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
struct Boxed<B>(Pin<Box<B>>);

impl<B> http_body::Body for Boxed<B>
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
        let carried = request.extensions_mut().remove::<Carried>();
        let carried = carried.filter(|carried| !carried.0.taken.swap(true, Ordering::Relaxed));
        Box::pin(async move {
            let Some(carried) = carried else {
                let reason =
                    "a layer sent the request twice, or made it anew without its extensions";
                return Err(TransportError::new(Delivery::Unknown, reason).reason(reason));
            };
            transport.send(request, &carried.0.attempt).await
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
