//! New connections: dialing, TLS and hyper's handshake.
//!
//! This module opens a connection for a URI, within one time limit. Lookup and TCP are in
//! [`dial`](super::dial), proxies in `proxy`, and idle connections in [`pool`](super::pool). Entry
//! point: [`Connector::connect`].

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use http::Uri;
use http::uri::Scheme;
#[cfg(feature = "_tls")]
use hyper_util::client::legacy::connect::{Connected, Connection as ConnectionInfo};
use hyper_util::rt::TokioIo;
use tokio::time::timeout;
#[cfg(feature = "_tls")]
use tower_service::Service;

use super::connection::{Connection, Home, RefusedStream};
use super::dial::{Dial, Io};
use super::stream::Stream;
use crate::error::BoxError;
use crate::text::format_duration;
use crate::transport::BoxFuture;

/// Opens a byte stream to the host and port of a URI, directly or through a proxy.
pub(super) type Route =
    Arc<dyn Fn(&Uri) -> BoxFuture<'static, io::Result<Box<dyn Io>>> + Send + Sync>;

/// Returns the route without a proxy.
pub(super) fn direct(dial: Dial) -> Route {
    Arc::new(move |uri| {
        let (host, port) = address(uri);
        dial(host, port)
    })
}

/// Returns the host of a URI, an IPv6 address without its brackets, and the port.
pub(super) fn address(uri: &Uri) -> (String, u16) {
    let host = uri.host().unwrap_or_default();
    let literal = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'));
    let host = literal.unwrap_or(host);
    let default_port = if uri.scheme() == Some(&Scheme::HTTPS) {
        443
    } else {
        80
    };
    (host.to_owned(), uri.port_u16().unwrap_or(default_port))
}

/// Opens connections.
pub(super) struct Connector {
    dialer: Dialer,
    #[cfg(feature = "_tls")]
    https: Option<hyper_rustls::HttpsConnector<Dialer>>,
    timeout: Duration,
}

impl Connector {
    pub(super) fn new(
        route: Route,
        #[cfg(feature = "_tls")] config: Option<rustls::ClientConfig>,
        timeout: Duration,
    ) -> Self {
        let dialer = Dialer(route);
        Self {
            #[cfg(feature = "_tls")]
            https: config.map(|config| (dialer.clone(), config).into()),
            dialer,
            timeout,
        }
    }

    /// Opens a connection. Lookup, TCP and TLS share one time limit.
    ///
    /// `refused` is the open stream of another connection, which needs none of the three.
    pub(super) async fn connect(
        &self,
        target: &Uri,
        home: Home,
        many_headers: bool,
        refused: Option<Box<RefusedStream>>,
    ) -> Result<Connection, BoxError> {
        let stream = if let Some(refused) = refused {
            refused.io.replay(refused.read_buf)
        } else {
            let Ok(stream) = timeout(self.timeout, self.open(target.clone())).await else {
                let message = format!("no connection within {}", format_duration(self.timeout));
                return Err(io::Error::new(io::ErrorKind::TimedOut, message).into());
            };
            Stream::new(stream?)
        };
        Connection::handshake(stream, home, many_headers).await
    }

    async fn open(&self, target: Uri) -> Result<OpenStream, BoxError> {
        #[cfg(feature = "_tls")]
        if let Some(https) = &self.https {
            // `poll_ready` is not needed: the dialer beneath is always ready.
            return https.clone().call(target).await;
        }
        if target.scheme() != Some(&Scheme::HTTP) {
            return Err("this transport does not support the URL's scheme".into());
        }
        Ok(OpenStream::from(
            DialFuture((self.dialer.0)(&target)).await?,
        ))
    }
}

/// A stream to the server, encrypted or not.
#[cfg(feature = "_tls")]
pub(super) type OpenStream = hyper_rustls::MaybeHttpsStream<TokioIo<Box<dyn Io>>>;
#[cfg(not(feature = "_tls"))]
pub(super) type OpenStream = TokioIo<Box<dyn Io>>;

/// A [`Route`] as the service that hyper-rustls connects through.
#[derive(Clone)]
pub(super) struct Dialer(pub(super) Route);

#[cfg(feature = "_tls")]
impl Service<Uri> for Dialer {
    type Response = TokioIo<Box<dyn Io>>;
    type Error = io::Error;
    type Future = DialFuture;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, uri: Uri) -> DialFuture {
        DialFuture((self.0)(&uri))
    }
}

/// hyper-rustls requires this trait, which only hyper-util's pooled client uses.
#[cfg(feature = "_tls")]
impl ConnectionInfo for Box<dyn Io> {
    fn connected(&self) -> Connected {
        Connected::new()
    }
}

/// A future that wraps an open stream for hyper.
pub(super) struct DialFuture(BoxFuture<'static, io::Result<Box<dyn Io>>>);

impl Future for DialFuture {
    type Output = io::Result<TokioIo<Box<dyn Io>>>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.as_mut().poll(cx).map_ok(TokioIo::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn address_of_a_uri_is_a_bare_host_and_a_port() {
        for (uri, host, port) in [
            ("http://h/", "h", 80),
            ("https://h/", "h", 443),
            ("https://h:8443/", "h", 8443),
            ("http://127.0.0.1:8080/", "127.0.0.1", 8080),
            ("https://[::1]/", "::1", 443),
            ("http://[2001:db8::1]:8080/", "2001:db8::1", 8080),
        ] {
            assert_eq!(address(&uri.parse().unwrap()), (host.into(), port), "{uri}");
        }
    }

    #[tokio::test]
    async fn connector_without_tls_refuses_https_and_dials_http() {
        let dial: Dial = Arc::new(|_, _| {
            Box::pin(async { Ok(Box::new(tokio::io::duplex(64).0) as Box<dyn Io>) })
        });
        let connector = Connector::new(
            direct(dial),
            #[cfg(feature = "_tls")]
            None,
            Duration::from_secs(1),
        );
        let home = Home::current().unwrap();
        let connect = |uri: &str| {
            let uri = uri.parse().unwrap();
            let connector = &connector;
            async move { connector.connect(&uri, home, false, None).await }
        };
        assert!(connect("http://h/").await.is_ok());
        let error = connect("https://h/").await.err().unwrap();
        assert_eq!(
            error.to_string(),
            "this transport does not support the URL's scheme"
        );
    }
}
