//! The default transport: HTTP/1.1 by hyper, TLS by hyper-rustls.
//!
//! [`Http1Transport::send`] makes one attempt. The pool of idle connections and the dialer are the
//! SDK's own. hyper-util's pooled client is larger, and it does not report whether a byte of a
//! request may have been sent.

mod connect;
pub(crate) mod dial;
mod lookup;
mod pool;
#[cfg(feature = "proxy")]
pub(crate) mod proxy;
mod reason;
mod response_body;
#[cfg(feature = "ring-compact")]
mod ring_compact;
#[cfg(feature = "_tls")]
pub(crate) mod tls;

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use http::{Request, Response, Uri};
use hyper::client::conn::TrySendError;
use hyper::client::conn::http1::SendRequest;

use self::connect::Connector;
use self::pool::Pool;
use self::reason::reason;
use self::response_body::{ConnectionReturn, ResponseBody};
use crate::error::{BoxError, Delivery, Error};
use crate::transport::settings::{DefaultTransport, TransportSettings};
use crate::transport::{Attempt, Body, BoxFuture, Transport, TransportError};
use crate::url::origin::Origin;

/// Longest head of a response that is read.
const HEAD_BYTES: usize = 64 * 1024;
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

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
        Some(make) => make(dial)?,
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
}

impl Transport for Http1Transport {
    fn send<'a>(
        &'a self,
        mut request: Request<Body>,
        attempt: &'a Attempt,
    ) -> BoxFuture<'a, Result<Response<Body>, TransportError>> {
        attempt.report(Delivery::NotSent);
        Box::pin(async move {
            let target = request.uri().clone();
            let origin = take_origin(&mut request).map_err(not_sent)?;
            let pool = (!attempt.fresh_connection()).then_some(&self.pool);
            loop {
                let (mut sender, is_reused) = match pool.and_then(|pool| pool.take(&origin)) {
                    Some(sender) => (sender, true),
                    None => (
                        self.connector.connect(&target).await.map_err(not_sent)?,
                        false,
                    ),
                };
                attempt.report(Delivery::Unknown);
                let response = sender.try_send_request(request);
                let (response, sender) = receive(response, sender).await;
                match response {
                    Ok(response) => {
                        let to_pool = pool.zip(sender).map(|(pool, sender)| ConnectionReturn {
                            pool: Arc::clone(pool),
                            origin,
                            sender,
                        });
                        return Ok(
                            response.map(|body| Body::stream(ResponseBody::new(body, to_pool)))
                        );
                    }
                    Err(error) => request = unsent(error, is_reused)?,
                }
                attempt.report(Delivery::NotSent);
            }
        })
    }
}

/// Returns a request that has to go over another connection.
///
/// hyper hands a request back only if no byte of it was written. If it waited in the queue of a
/// reused connection that turned out to be closed, another connection may carry it. On a new
/// connection the same thing is a failure.
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

/// Waits for a response.
///
/// A request that is queued while the connection's task ends on another thread can stay in the
/// queue. It comes back only when the last sender of the queue is gone, so the sender is dropped
/// as soon as its connection has ended.
async fn receive<T>(
    response: impl Future<Output = T>,
    sender: SendRequest<Body>,
) -> (T, Option<SendRequest<Body>>) {
    let mut response = pin!(response);
    let mut sender = Some(sender);
    let response = poll_fn(|cx| {
        let poll = response.as_mut().poll(cx);
        let has_ended =
            |sender: &mut SendRequest<Body>| matches!(sender.poll_ready(cx), Poll::Ready(Err(_)));
        if poll.is_pending() && sender.as_mut().is_some_and(has_ended) {
            sender = None;
            return response.as_mut().poll(cx);
        }
        poll
    })
    .await;
    (response, sender)
}

/// Takes the origin out of a request's URI. What stays is the request target, which is all of it
/// that HTTP/1.1 sends; the core has set the `host` header.
fn take_origin(request: &mut Request<Body>) -> Result<Origin, BoxError> {
    let uri = request.uri();
    let (Some(scheme), Some(authority)) = (uri.scheme(), uri.authority()) else {
        return Err("the request's URI has no scheme and host".into());
    };
    let origin = Origin {
        scheme: scheme.clone(),
        authority: authority.clone(),
    };
    let target = uri.path_and_query().cloned();
    *request.uri_mut() = target.map(Uri::from).unwrap_or_default();
    Ok(origin)
}

fn not_sent(error: BoxError) -> TransportError {
    failed(Delivery::NotSent, error)
}

fn failed(delivery: Delivery, error: BoxError) -> TransportError {
    let reason = reason(&*error);
    TransportError::new(delivery, error).reason(reason)
}
