//! The default transport: hyper's HTTP/1.1 under hyper-util's pooled client.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::uri::Scheme;
use http::{Request, Response, Uri};
use http_body::Frame;
use hyper::body::Incoming;
use hyper_util::client::legacy::Client;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use tokio::time::timeout;
use tower_service::Service;

use crate::dial::{self, Dial, Io};
use crate::error::{BoxError, Delivery, Error, shown};
use crate::transport::{Attempt, Body, BoxFuture, Transport, TransportError};
use crate::transport_settings::{Built, TransportSettings};

/// Below the 5 s after which PipesHub's gateway closes an idle connection: a request must not meet its closing.
const IDLE: Duration = Duration::from_secs(4);
const IDLE_PER_HOST: usize = 2;
/// Longest head of a reply that is read.
const HEAD_BYTES: usize = 64 * 1024;
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

pub(crate) fn build(settings: TransportSettings) -> Result<Built, Error> {
    let connect_timeout = settings.connect_timeout.unwrap_or(CONNECT_TIMEOUT);
    let dialer = Dialer(settings.dialer.clone().unwrap_or_else(dial::tcp));
    let (connector, no_https) = connector(settings, dialer, connect_timeout)?;
    let client = |idle_per_host| {
        Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(IDLE)
            .pool_max_idle_per_host(idle_per_host)
            .http1_max_buf_size(HEAD_BYTES)
            // A request that still waits in the queue of a kept connection when that turns out to be closed is sent
            // over another one. This is on by default and stays on: hyper hands back only requests of which no byte
            // was written, so it cannot make the server see one twice, and without it such a call would fail.
            .retry_canceled_requests(true)
            .build(connector.clone())
    };
    let transport = HyperTransport { pooled: client(IDLE_PER_HOST), fresh: client(0) };
    Ok((Box::new(transport), no_https))
}

struct HyperTransport {
    pooled: Client<Connector, Outgoing>,
    /// Keeps no connection, so that each request gets one of its own.
    fresh: Client<Connector, Outgoing>,
}

impl Transport for HyperTransport {
    fn send<'a>(
        &'a self,
        request: Request<Body>,
        attempt: &'a Attempt,
    ) -> BoxFuture<'a, Result<Response<Body>, TransportError>> {
        let taken = Arc::new(AtomicBool::new(false));
        let request = request.map(|body| Outgoing { body, taken: Arc::clone(&taken) });
        let client = if attempt.fresh_connection() { &self.fresh } else { &self.pooled };
        attempt.not_sent_yet();
        let response = client.request(request);
        Box::pin(async move {
            // Dropped after the response, which it has to be: it looks at whether anybody has the request still.
            let mut watch = Watch { taken, attempt };
            match response.await {
                Ok(response) => Ok(response.map(|body| Body::stream(Reply(body)))),
                Err(error) => {
                    let delivery = if watch.not_sent() { Delivery::NotSent } else { Delivery::Unknown };
                    let reason = reason(&error);
                    Err(TransportError::new(delivery, error).reason(reason))
                }
            }
        })
    }
}

/// A request's body, which knows when hyper takes the request out of its queue: to write a head it has to ask the body for its
/// length, and before that no byte of the request can leave.
struct Outgoing {
    body: Body,
    taken: Arc<AtomicBool>,
}

impl Outgoing {
    fn take(&self) -> &Body {
        self.taken.store(true, Ordering::Release);
        &self.body
    }
}

impl http_body::Body for Outgoing {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        self.take();
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.take().is_end_stream()
    }

    fn size_hint(&self) -> http_body::SizeHint {
        self.take().size_hint()
    }
}

/// Tells an attempt that is given up whether a byte of its request may have left.
struct Watch<'a> {
    taken: Arc<AtomicBool>,
    attempt: &'a Attempt,
}

impl Watch<'_> {
    /// Certain only where the body is gone, too: who still has it, in a queue, could take the request at this very moment.
    fn not_sent(&mut self) -> bool {
        Arc::get_mut(&mut self.taken).is_some_and(|taken| !*taken.get_mut())
    }
}

impl Drop for Watch<'_> {
    fn drop(&mut self) {
        if !self.not_sent() {
            self.attempt.may_be_sent();
        }
    }
}

/// A few words that hold nothing of the request's or the server's.
fn reason(error: &(dyn StdError + 'static)) -> Cow<'static, str> {
    #[cfg(feature = "_tls")]
    if let Some(error) = chain(error).find_map(crate::tls::reason) {
        return error.into();
    }
    if chain(error).any(<dyn StdError>::is::<dial::LookUpFailed>) {
        return "the host name cannot be looked up".into();
    }
    if let Some(error) = chain(error).find_map(|e| e.downcast_ref::<hyper::Error>()) {
        if error.is_parse() {
            return "the answer is not HTTP, or its head is too long".into();
        } else if error.is_incomplete_message() {
            return "the server closed it".into();
        }
    }
    let io = chain(error).fold(None, |last, e| e.downcast_ref::<io::Error>().or(last));
    io.map_or(Cow::Borrowed(""), |io| io.kind().to_string().into())
}

fn chain<'a>(error: &'a (dyn StdError + 'static)) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |&error| match error.downcast_ref::<io::Error>() {
        // An `io::Error` passes over the error that it wraps.
        Some(io) => io.get_ref().map(|inner| inner as &(dyn StdError + 'static)),
        None => error.source(),
    })
}

struct Reply(Incoming);

impl http_body::Body for Reply {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        Pin::new(&mut self.0).poll_frame(cx).map_err(Into::into)
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_end_stream()
    }

    fn size_hint(&self) -> http_body::SizeHint {
        self.0.size_hint()
    }
}

#[derive(Clone)]
struct Dialer(Dial);

type Stream = TokioIo<Box<dyn Io>>;

impl Service<Uri> for Dialer {
    type Response = Stream;
    type Error = io::Error;
    type Future = BoxFuture<'static, io::Result<Stream>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        let host = uri.host().unwrap_or_default().trim_matches(['[', ']']).to_owned();
        let port = uri.port_u16().unwrap_or(if uri.scheme() == Some(&Scheme::HTTPS) { 443 } else { 80 });
        let dialing = (self.0)(host, port);
        Box::pin(async move { dialing.await.map(TokioIo::new) })
    }
}

/// Look-up, TCP and TLS under one limit.
#[derive(Clone)]
struct Connector {
    limit: Duration,
    #[cfg(feature = "_tls")]
    https: Option<hyper_rustls::HttpsConnector<Dialer>>,
    http: Dialer,
}

#[cfg(feature = "_tls")]
type Connection = hyper_rustls::MaybeHttpsStream<Stream>;
#[cfg(not(feature = "_tls"))]
type Connection = Stream;

fn connector(
    #[cfg_attr(not(feature = "_tls"), allow(unused_variables, reason = "about TLS"))]
    settings: TransportSettings,
    http: Dialer,
    limit: Duration,
) -> Result<(Connector, Option<Cow<'static, str>>), Error> {
    #[cfg(feature = "_tls")]
    return crate::tls::client_config(settings).map(|config| match config {
        Ok(config) => {
            let https = Some((http.clone(), config).into());
            (Connector { limit, https, http }, None)
        }
        Err(missing) => (Connector { limit, https: None, http }, Some(missing)),
    });
    #[cfg(not(feature = "_tls"))]
    Ok((
        Connector { limit, http },
        Some("it needs TLS, which is not compiled in; turn on the features ring and webpki-roots".into()),
    ))
}

impl Service<Uri> for Connector {
    type Response = Connection;
    type Error = BoxError;
    type Future = BoxFuture<'static, Result<Connection, BoxError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        let limit = self.limit;
        #[cfg(feature = "_tls")]
        if let Some(https) = &mut self.https {
            let connecting = https.call(uri);
            return Box::pin(async move { within(limit, timeout(limit, connecting).await) });
        }
        let connecting = self.http.call(uri);
        Box::pin(async move {
            let connected =
                timeout(limit, async { connecting.await.map(Into::into).map_err(BoxError::from) });
            within(limit, connected.await)
        })
    }
}

fn within<T>(
    limit: Duration,
    result: Result<Result<T, BoxError>, tokio::time::error::Elapsed>,
) -> Result<T, BoxError> {
    result.unwrap_or_else(|_| {
        let message = format!("no connection within {}", shown(limit));
        Err(io::Error::new(io::ErrorKind::TimedOut, message).into())
    })
}
