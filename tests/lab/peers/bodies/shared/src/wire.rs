//! hyper's two clients: one connection, or (feature `pool`) hyper-util's client.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use http::{Request, Response, header};
use hyper::body::{Body, Bytes, Frame, Incoming, SizeHint};

use crate::IDLE;

pub type Error = Box<dyn std::error::Error + Send + Sync>;

/// A body of bytes, or none.
pub struct Once(pub Option<Bytes>);

impl Body for Once {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Ready(self.0.take().map(|bytes| Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.0.as_ref().map_or(0, |bytes| bytes.len() as u64))
    }
}

/// Begins a request with the headers of every call.
pub fn request(method: http::Method, url: &str) -> Result<http::request::Builder, Error> {
    let uri: http::Uri = url.parse()?;
    #[cfg(feature = "pool")]
    let builder = Request::builder().uri(uri);
    #[cfg(not(feature = "pool"))]
    let builder = Request::builder()
        .uri(uri.path_and_query().ok_or("no path")?.as_str())
        .header(header::HOST, uri.authority().ok_or("no host")?.as_str());
    Ok(builder
        .method(method)
        .header(header::AUTHORIZATION, crate::bearer())
        .header(header::USER_AGENT, crate::USER_AGENT))
}

#[cfg(feature = "pool")]
mod client {
    use http::{Request, Response};
    use hyper::body::{Body, Incoming};
    use hyper_util::client::legacy::{Client, connect::HttpConnector};
    use hyper_util::rt::TokioExecutor;

    use super::Error;

    #[cfg(feature = "pool-tls")]
    type Connector = hyper_rustls::HttpsConnector<HttpConnector>;
    #[cfg(not(feature = "pool-tls"))]
    type Connector = HttpConnector;

    pub struct Wire<B>(Client<Connector, B>);

    impl<B> Wire<B>
    where
        B: Body + Send + Unpin + 'static,
        B::Data: Send,
        B::Error: Into<Error>,
    {
        pub async fn open(_: &str) -> Result<Self, Error> {
            let mut tcp = HttpConnector::new();
            tcp.set_nodelay(true);
            tcp.enforce_http(false);
            #[cfg(feature = "pool-tls")]
            let tcp = hyper_rustls::HttpsConnectorBuilder::new()
                .with_webpki_roots()
                .https_or_http()
                .enable_http1()
                .wrap_connector(tcp);
            Ok(Self(Client::builder(TokioExecutor::new()).build(tcp)))
        }

        pub async fn send(&mut self, request: Request<B>) -> Result<Response<Incoming>, Error> {
            Ok(self.0.request(request).await?)
        }
    }
}

#[cfg(not(feature = "pool"))]
mod client {
    use http::{Request, Response};
    use hyper::body::{Body, Incoming};
    use hyper::client::conn::http1::{Builder, SendRequest};
    use hyper_util::rt::TokioIo;
    use tokio::net::TcpStream;

    use super::Error;

    /// The limit of hyper's buffers. hyper's default of 408 KiB is not faster.
    const BUFFER_BYTES: usize = 128 << 10;

    pub struct Wire<B>(SendRequest<B>);

    impl<B> Wire<B>
    where
        B: Body + Send + 'static,
        B::Data: Send,
        B::Error: Into<Error>,
    {
        pub async fn open(url: &str) -> Result<Self, Error> {
            let uri: http::Uri = url.parse()?;
            let host = uri.host().ok_or("no host")?.trim_matches(['[', ']']);
            let tcp = TcpStream::connect((host, uri.port_u16().unwrap_or(80))).await?;
            tcp.set_nodelay(true)?;
            let mut builder = Builder::new();
            builder.max_buf_size(BUFFER_BYTES);
            let (send, connection) = builder.handshake(TokioIo::new(tcp)).await?;
            tokio::spawn(connection);
            Ok(Self(send))
        }

        pub async fn send(&mut self, request: Request<B>) -> Result<Response<Incoming>, Error> {
            self.0.ready().await?;
            Ok(self.0.send_request(request).await?)
        }
    }
}

pub use client::Wire;

/// The pieces of a body, with a limit on silence.
pub struct Pieces {
    body: Incoming,
    silence: Pin<Box<tokio::time::Sleep>>,
}

impl Pieces {
    fn new(body: Incoming) -> Self {
        Self {
            body,
            silence: Box::pin(tokio::time::sleep(IDLE)),
        }
    }

    pub async fn next(&mut self) -> Result<Option<Bytes>, Error> {
        let mut has_waited = false;
        std::future::poll_fn(|cx| {
            loop {
                match Pin::new(&mut self.body).poll_frame(cx) {
                    Poll::Ready(Some(Ok(frame))) => match frame.into_data() {
                        Ok(data) => return Poll::Ready(Ok(Some(data))),
                        Err(_) => continue,
                    },
                    Poll::Ready(Some(Err(error))) => return Poll::Ready(Err(error.into())),
                    Poll::Ready(None) => return Poll::Ready(Ok(None)),
                    Poll::Pending => {}
                }
                // Only a piece that has not arrived costs a timer.
                if !has_waited {
                    has_waited = true;
                    let deadline = tokio::time::Instant::now() + IDLE;
                    self.silence.as_mut().reset(deadline);
                }
                return self
                    .silence
                    .as_mut()
                    .poll(cx)
                    .map(|()| Err("silence".into()));
            }
        })
        .await
    }

    /// Reads all pieces into a buffer of the announced length.
    pub async fn all(&mut self) -> Result<Vec<u8>, Error> {
        let length = self.body.size_hint().exact().unwrap_or(0);
        let mut all = Vec::with_capacity(length as usize);
        while let Some(piece) = self.next().await? {
            all.extend_from_slice(&piece);
        }
        Ok(all)
    }
}

/// Returns the body of a successful response. An error status is an error.
pub async fn success(response: Response<Incoming>) -> Result<Pieces, Error> {
    let status = response.status();
    let mut pieces = Pieces::new(response.into_body());
    if status != 200 {
        let body = pieces.all().await?;
        return Err(crate::refused(status.as_u16(), &body).into());
    }
    Ok(pieces)
}
