//! reqwest as the transport of a core: two clients whose redirects, retries and long idle times are
//! off, since the core does these jobs.

use std::error::Error as StdError;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use pipeshub_core::{Attempt, Body, Delivery, SendFuture, Transport, TransportError};

/// A transport that sends with reqwest.
#[derive(Debug)]
pub struct Reqwest {
    pooled: reqwest::Client,
    /// A client without idle connections. Some requests must not use a connection that may be
    /// closing.
    fresh: reqwest::Client,
}

impl Reqwest {
    /// Builds the clients with the settings that `configure` adds: proxies, roots, a resolver.
    ///
    /// `configure` must not turn on redirects, retries or long idle times.
    ///
    /// # Errors
    ///
    /// reqwest refuses the settings.
    pub fn new(
        configure: impl Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder,
    ) -> reqwest::Result<Self> {
        let client = |idle| {
            let builder = reqwest::Client::builder()
                .redirect(reqwest::redirect::Policy::none())
                .retry(reqwest::retry::never())
                .referer(false)
                .connect_timeout(Duration::from_secs(5))
                // Below the 5 s after which the gateway closes an idle connection.
                .pool_idle_timeout(Duration::from_secs(4))
                .pool_max_idle_per_host(idle);
            configure(builder).build()
        };
        Ok(Self {
            pooled: client(2)?,
            fresh: client(0)?,
        })
    }
}

impl Transport for Reqwest {
    fn send<'a>(&'a self, request: http::Request<Body>, attempt: &'a Attempt) -> SendFuture<'a> {
        let client = if attempt.fresh_connection() {
            &self.fresh
        } else {
            &self.pooled
        };
        // A core's requests are never streams.
        let request = request.map(|body| body.as_bytes().cloned().unwrap_or_default());
        Box::pin(async move {
            let request = request
                .try_into()
                .map_err(|error| failed(Delivery::NotSent, error))?;
            match client.execute(request).await {
                Ok(response) => {
                    Ok(http::Response::from(response).map(|body| Body::stream(Reply(body))))
                }
                Err(error) if error.is_connect() => {
                    Err(failed(Delivery::NotSent, error).reason("reqwest found no connection"))
                }
                Err(error) => Err(failed(Delivery::Unknown, error)),
            }
        })
    }
}

/// Converts an error. reqwest prints whole URLs, which contain codes, so its text is left out.
fn failed(delivery: Delivery, error: reqwest::Error) -> TransportError {
    TransportError::new(delivery, error.without_url())
}

struct Reply(reqwest::Body);

impl http_body::Body for Reply {
    type Data = bytes::Bytes;
    type Error = Box<dyn StdError + Send + Sync>;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Self::Data>, Self::Error>>> {
        Pin::new(&mut self.0)
            .poll_frame(cx)
            .map_err(|error| error.without_url().into())
    }

    fn size_hint(&self) -> http_body::SizeHint {
        self.0.size_hint()
    }
}
