//! The default transport: hyper's HTTP/1.1 over connections of our own.

pub(crate) mod dial;
mod pool;
#[cfg(feature = "proxy")]
pub(crate) mod proxy;
#[cfg(feature = "ring-compact")]
mod ring_compact;
#[cfg(feature = "_tls")]
pub(crate) mod tls;

use std::borrow::Cow;
use std::error::Error as StdError;
use std::future::{Future, poll_fn};
use std::io;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::uri::Scheme;
use http::{Request, Response, Uri};
use http_body::{Body as _, Frame};
use hyper::body::Incoming;
use hyper::client::conn::http1::{self, SendRequest};
use hyper_util::rt::TokioIo;
use tokio::time::timeout;

use self::dial::{Dial, Io};
use crate::error::{BoxError, Delivery, Error, shown};
use crate::transport::http1::pool::Pool;
use crate::transport::settings::{Built, TransportSettings};
use crate::transport::{Attempt, Body, BoxFuture, Transport, TransportError};
use crate::url::origin::Origin;

/// Longest head of a reply that is read.
const HEAD_BYTES: usize = 64 * 1024;
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

pub(crate) fn build(
    #[cfg_attr(
        not(feature = "proxy"),
        allow(unused_mut, reason = "a proxy is taken out of it")
    )]
    mut settings: TransportSettings,
) -> Result<Built, Error> {
    let connect_timeout = settings.connect_timeout.unwrap_or(CONNECT_TIMEOUT);
    let dialer = settings.dialer.clone().unwrap_or_else(dial::tcp);
    #[cfg(feature = "proxy")]
    let route = settings.route.take().map(|make| make()).transpose()?;
    #[cfg(feature = "_tls")]
    let (tls, no_https) = match tls::client_config(settings)? {
        Ok(config) => (Some(Arc::new(config).into()), None),
        Err(missing) => (None, Some(missing)),
    };
    #[cfg(not(feature = "_tls"))]
    let no_https = Some(
        "it needs TLS, which is not compiled in; turn on the features ring and webpki-roots".into(),
    );
    let transport = HyperTransport {
        pool: Arc::default(),
        dialer,
        #[cfg(feature = "proxy")]
        route,
        connect_timeout,
        #[cfg(feature = "_tls")]
        tls,
    };
    Ok((Box::new(transport), no_https))
}

struct HyperTransport {
    pool: Arc<Pool>,
    dialer: Dial,
    #[cfg(feature = "proxy")]
    route: Option<Box<dyn proxy::Route>>,
    connect_timeout: Duration,
    #[cfg(feature = "_tls")]
    tls: Option<tokio_rustls::TlsConnector>,
}

impl Transport for HyperTransport {
    fn send<'a>(
        &'a self,
        mut request: Request<Body>,
        attempt: &'a Attempt,
    ) -> BoxFuture<'a, Result<Response<Body>, TransportError>> {
        attempt.not_sent_yet();
        Box::pin(async move {
            let origin = address(&mut request).map_err(|error| failed(Delivery::NotSent, error))?;
            let pool = (!attempt.fresh_connection()).then_some(&self.pool);
            loop {
                let kept = pool.and_then(|pool| pool.take(&origin));
                let is_kept = kept.is_some();
                let mut sender = match kept {
                    Some(sender) => sender,
                    None => self
                        .connect(&origin)
                        .await
                        .map_err(|error| failed(Delivery::NotSent, error))?,
                };
                attempt.may_be_sent();
                let answer = sender.try_send_request(request);
                let (answer, sender) = answered(answer, sender).await;
                match answer {
                    Ok(response) => {
                        let home = pool.zip(sender).map(|(pool, sender)| Home {
                            pool: Arc::clone(pool),
                            origin,
                            sender,
                        });
                        return Ok(response.map(|body| Body::stream(Reply::new(body, home))));
                    }
                    // hyper hands back only a request of which no byte was written. If it waited in
                    // the queue of a kept connection that turned out to be closed, it goes over
                    // another one, and otherwise it would fail for nothing.
                    Err(mut error) => match error.take_message() {
                        Some(unsent) if is_kept => {
                            attempt.not_sent_yet();
                            request = unsent;
                        }
                        Some(_) => {
                            return Err(failed(Delivery::NotSent, error.into_error().into()));
                        }
                        None => return Err(failed(Delivery::Unknown, error.into_error().into())),
                    },
                }
            }
        })
    }
}

/// Waits for an answer. A request that is queued at the very moment at which its connection's task
/// ends on another thread can stay in the queue, and it comes back only when the queue's last
/// sender is gone: so a sender goes when its connection has.
async fn answered<T>(
    answer: impl Future<Output = T>,
    sender: SendRequest<Body>,
) -> (T, Option<SendRequest<Body>>) {
    let mut answer = pin!(answer);
    let mut sender = Some(sender);
    let answer = poll_fn(|cx| {
        let poll = answer.as_mut().poll(cx);
        let is_gone =
            |sender: &mut SendRequest<Body>| matches!(sender.poll_ready(cx), Poll::Ready(Err(_)));
        if poll.is_pending() && sender.as_mut().is_some_and(is_gone) {
            sender = None;
            return answer.as_mut().poll(cx);
        }
        poll
    })
    .await;
    (answer, sender)
}

/// Takes the origin out of a request's URI and leaves the target, which is all of it that HTTP/1.1
/// sends; the `host` header is the core's.
fn address(request: &mut Request<Body>) -> Result<Origin, BoxError> {
    let parts = std::mem::take(request.uri_mut()).into_parts();
    let (Some(scheme), Some(authority)) = (parts.scheme, parts.authority) else {
        return Err("the request's URI has no scheme and host".into());
    };
    *request.uri_mut() = parts.path_and_query.map(Uri::from).unwrap_or_default();
    Ok(Origin { scheme, authority })
}

impl HyperTransport {
    /// Look-up, TCP and TLS under one limit.
    async fn connect(&self, origin: &Origin) -> Result<SendRequest<Body>, BoxError> {
        let limit = self.connect_timeout;
        let stream = timeout(limit, self.stream(origin))
            .await
            .unwrap_or_else(|_| {
                let message = format!("no connection within {}", shown(limit));
                Err(io::Error::new(io::ErrorKind::TimedOut, message).into())
            })?;
        let (sender, connection) = http1::Builder::new()
            .max_buf_size(HEAD_BYTES)
            .handshake(TokioIo::new(stream))
            .await?;
        tokio::spawn(connection);
        Ok(sender)
    }

    async fn stream(&self, origin: &Origin) -> Result<Box<dyn Io>, BoxError> {
        #[cfg(feature = "_tls")]
        if let Some(tls) = self.tls.as_ref().filter(|_| origin.scheme == Scheme::HTTPS) {
            let name = origin.address().0.try_into()?;
            let stream = self.dial(origin).await?;
            return Ok(Box::new(tls.connect(name, stream).await?));
        }
        if origin.scheme != Scheme::HTTP {
            return Err("a scheme that this transport does not speak".into());
        }
        Ok(self.dial(origin).await?)
    }

    fn dial(&self, origin: &Origin) -> BoxFuture<'static, io::Result<Box<dyn Io>>> {
        #[cfg(feature = "proxy")]
        if let Some(route) = &self.route {
            return route.dial(origin, &self.dialer);
        }
        let (host, port) = origin.address();
        (self.dialer)(host, port)
    }
}

fn failed(delivery: Delivery, error: BoxError) -> TransportError {
    let reason = reason(&*error);
    TransportError::new(delivery, error).reason(reason)
}

/// A few words that hold nothing of the request's or the server's.
fn reason(error: &(dyn StdError + 'static)) -> Cow<'static, str> {
    #[cfg(feature = "_tls")]
    if let Some(error) = chain(error).find_map(tls::reason) {
        return error.into();
    }
    #[cfg(feature = "proxy")]
    if let Some(reason) = chain(error).find_map(proxy::reason) {
        return reason.into();
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

fn chain<'a>(
    error: &'a (dyn StdError + 'static),
) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |&error| {
        match error.downcast_ref::<io::Error>() {
            // An `io::Error` passes over the error that it wraps.
            Some(io) => io.get_ref().map(|inner| inner as &(dyn StdError + 'static)),
            None => error.source(),
        }
    })
}

/// A reply's body, and where its connection goes when it ends.
struct Reply {
    body: Incoming,
    home: Option<Home>,
}

struct Home {
    pool: Arc<Pool>,
    origin: Origin,
    sender: SendRequest<Body>,
}

impl Reply {
    fn new(body: Incoming, home: Option<Home>) -> Self {
        let mut reply = Self { body, home };
        if reply.body.is_end_stream() {
            reply.keep_connection();
        }
        reply
    }

    fn keep_connection(&mut self) {
        if let Some(Home {
            pool,
            origin,
            sender,
        }) = self.home.take()
        {
            pool.put(origin, sender);
        }
    }
}

impl http_body::Body for Reply {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let poll = Pin::new(&mut self.body).poll_frame(cx);
        if matches!(poll, Poll::Ready(None)) || self.body.is_end_stream() {
            self.keep_connection();
        }
        poll.map_err(Into::into)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> http_body::SizeHint {
        self.body.size_hint()
    }
}
