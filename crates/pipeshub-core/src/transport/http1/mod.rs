//! The default transport: HTTP/1.1 by hyper, TLS by hyper-rustls.
//!
//! [`Http1Transport::send`] makes one attempt and is the entry point. It has no deadline of its own
//! and does not retry. The pool of idle connections and the dialer are part of the SDK.
//! hyper-util's pooled client is larger, and it does not report whether a byte of a request may
//! have been sent.

mod connect;
mod connection;
pub(crate) mod dial;
mod lookup;
#[cfg(feature = "proxy")]
mod no_proxy;
#[cfg(feature = "_tls")]
mod pem;
mod pool;
#[cfg(feature = "proxy")]
pub(crate) mod proxy;
mod reason;
mod response_body;
#[cfg(feature = "ring-compact")]
mod ring_compact;
mod stream;
#[cfg(feature = "_tls")]
pub(crate) mod tls;
#[cfg(feature = "_tls")]
mod webpki_error;

use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use http::{Method, Request, Response, Uri};
use hyper::client::conn::TrySendError;

use self::connect::Connector;
use self::pool::Pool;
use self::reason::reason;
use self::response_body::ResponseBody;
use crate::error::{BoxError, Delivery, Error, ErrorKind};
use crate::transport::settings::{DefaultTransport, TransportSettings};
use crate::transport::{Attempt, Body, BoxFuture, Transport, TransportError};
use crate::url::origin::Origin;

/// The maximum head of a response.
const HEAD_BYTES: usize = 64 * 1024;
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

#[cfg_attr(
    not(any(feature = "_tls", feature = "proxy")),
    allow(
        clippy::unnecessary_wraps,
        reason = "only TLS and a proxy can be set up wrongly"
    )
)]
pub(crate) fn build(
    #[cfg_attr(
        not(feature = "proxy"),
        allow(unused_mut, reason = "the proxy's route is taken out of it")
    )]
    mut settings: TransportSettings,
) -> Result<DefaultTransport, Error> {
    let connect_timeout = settings.connect_timeout.unwrap_or(CONNECT_TIMEOUT);
    let dial = settings.dialer.clone().unwrap_or_else(dial::tcp);
    #[cfg(feature = "proxy")]
    let route = match settings.route.take() {
        Some(make) => make(dial, settings.server.take().as_ref())?,
        None => connect::direct(dial),
    };
    #[cfg(not(feature = "proxy"))]
    let route = connect::direct(dial);
    #[cfg(feature = "_tls")]
    let (config, no_https) = match tls::client_config(settings) {
        Ok(config) => (Some(config), None),
        Err(tls::TlsError::NotCompiledIn(missing)) => (None, Some(missing)),
        Err(tls::TlsError::Invalid(error)) => return Err(error),
    };
    #[cfg(not(feature = "_tls"))]
    let no_https = Some(
        "it needs TLS, which is not compiled in; turn on the features ring and webpki-roots".into(),
    );
    let transport = Http1Transport {
        pool: Arc::default(),
        many_headers: AtomicBool::new(false),
        connector: Connector::new(
            route,
            #[cfg(feature = "_tls")]
            config,
            connect_timeout,
        ),
    };
    Ok(DefaultTransport {
        transport: Box::new(transport),
        no_https,
    })
}

struct Http1Transport {
    pool: Arc<Pool>,
    connector: Connector,
    /// Set when a response had more headers than hyper reads by default. Later connections read
    /// more. The flag guards no other data, so `Relaxed` is sufficient.
    many_headers: AtomicBool,
}

impl Transport for Http1Transport {
    // Each turn of the loop writes `request` to one connection, an idle or a new one. The states
    // are:
    //
    // - *First*: `request` is the call's. Nothing was sent.
    // - *Handed back*: hyper returned the request of a reused connection without writing a byte.
    //   The next turn is like the first.
    // - *Replay*: the request was sent, and its response had too many headers. `refused` contains
    //   the stream. `request` is an empty one, and the new connection writes no byte of it.
    //
    // The loop ends with a response, with a failed connection, or with a failed exchange. A replay
    // is always the last turn. Invariant: the bytes of the call's request are written once at most.
    fn send<'a>(
        &'a self,
        mut request: Request<Body>,
        attempt: &'a Attempt,
    ) -> BoxFuture<'a, Result<Response<Body>, TransportError>> {
        attempt.report(Delivery::NotSent);
        Box::pin(async move {
            let (target, origin) = take_target(&mut request).map_err(not_sent)?;
            let home = self.pool.enter()?;
            let mut pool = (!attempt.fresh_connection()).then_some(&self.pool);
            let mut many_headers = self.many_headers.load(Ordering::Relaxed);
            let is_head = request.method() == Method::HEAD;
            let mut refused = None;
            let mut is_replay = false;
            loop {
                let idle = match pool {
                    Some(pool) => pool.take(&origin, home).await,
                    None => None,
                };
                let is_reused = idle.is_some();
                let mut connection = if let Some(connection) = idle {
                    connection
                } else {
                    let connecting =
                        (self.connector).connect(&target, home, many_headers, refused.take());
                    // Boxed, because most calls reuse a connection and need no space for this
                    // future.
                    Box::pin(connecting).await.map_err(not_sent)?
                };
                if is_reused {
                    attempt.report_reused();
                } else {
                    attempt.report(Delivery::Unknown);
                }
                let response = {
                    // Pinned where it is created, so that the future stores only one copy.
                    let response = pin!(connection.begin(request));
                    connection.receive(response).await
                };
                let error = match response {
                    Ok(response) => {
                        let pool = pool.map(|pool| (Arc::clone(pool), origin));
                        return Ok(response
                            .map(|body| Body::stream(ResponseBody::new(body, connection, pool))));
                    }
                    Err(error) => error,
                };
                if is_replay {
                    // hyper may return the empty request of the replay. The call's request was
                    // sent.
                    return Err(failed(Delivery::Unknown, error.into_error().into()));
                }
                refused = connection.take_refused();
                if refused.is_some() {
                    // hyper's limit of headers is fixed for each connection. So another connection
                    // reads the same response. The request was sent and is not sent again.
                    is_replay = true;
                    many_headers = true;
                    self.many_headers.store(true, Ordering::Relaxed);
                    pool = None;
                    request = Request::new(Body::empty());
                    if is_head {
                        *request.method_mut() = Method::HEAD;
                    }
                } else {
                    request = unsent(error, is_reused)?;
                    attempt.report(Delivery::NotSent);
                }
            }
        })
    }
}

/// Returns a request that another connection may carry.
///
/// hyper returns a request only if no byte of it was written. A reused connection may have been
/// closed while the request was in its queue. Another connection may then carry the request. With a
/// new connection, the attempt fails.
fn unsent(
    mut error: TrySendError<Request<Body>>,
    is_reused: bool,
) -> Result<Request<Body>, TransportError> {
    let delivery = match error.take_message() {
        Some(request) if is_reused => return Ok(request),
        Some(_) => Delivery::NotSent,
        None => Delivery::Unknown,
    };
    Err(failed(delivery, error.into_error().into()))
}

/// Takes the URI out of a request, and leaves the part that HTTP/1.1 sends. The core has set the
/// `host` header.
fn take_target(request: &mut Request<Body>) -> Result<(Uri, Origin), BoxError> {
    let target = std::mem::take(request.uri_mut());
    let (Some(scheme), Some(authority)) = (target.scheme(), target.authority()) else {
        return Err("the request's URI has no scheme or host".into());
    };
    let origin = Origin {
        scheme: scheme.clone(),
        authority: authority.clone(),
    };
    if let Some(path_and_query) = target.path_and_query() {
        *request.uri_mut() = path_and_query.clone().into();
    }
    Ok((target, origin))
}

fn not_sent(error: BoxError) -> TransportError {
    if error.downcast_ref().is_some_and(dial::is_without_io) {
        return TransportError::refusal(Error::new(
            ErrorKind::Runtime,
            "the tokio runtime of this thread has no IO; build it with enable_all",
        ));
    }
    failed(Delivery::NotSent, error)
}

fn failed(delivery: Delivery, error: BoxError) -> TransportError {
    let reason = reason(&*error);
    let error = TransportError::new(delivery, error).reason(reason.text);
    if reason.is_permanent {
        error.permanent()
    } else {
        error
    }
}
