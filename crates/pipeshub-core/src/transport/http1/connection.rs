//! An HTTP/1.1 connection, driven by the call that uses it.
//!
//! hyper provides two halves: a sender of requests, and a driver that does the IO. A [`Connection`]
//! contains both, and no task is spawned for the driver. So a call depends on no other task, and an
//! idle connection needs no runtime. A dropped call closes its connection at once. This module
//! neither opens nor keeps connections. Entry points: [`Connection::begin`] and
//! [`Connection::receive`].

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::process;
use std::task::{Context, Poll, Waker};

use http::{Request, Response};
use hyper::body::Incoming;
use hyper::client::conn::TrySendError;
use hyper::client::conn::http1::{self, Parts, SendRequest};
use hyper::rt::Write as _;
use tokio::runtime::{Handle, Id};

use super::HEAD_BYTES;
use super::stream::Stream;
use crate::error::BoxError;
use crate::transport::Body;

/// The number of response headers that hyper reads by default. A head with more of them has more
/// line breaks, too, because of its status line.
const HEADERS: usize = 100;

/// The maximum number of response headers if hyper's default of 100 was too low. A head of 64 KiB
/// exceeds it only with less than 17 bytes per header.
///
/// hyper then allocates two lists of this length for each response: 35,000 instructions and two
/// allocations of 128,000 bytes.
const MANY_HEADERS: usize = 4000;

/// The stream of a connection, and the bytes of a response that hyper had read and refused.
pub(super) type RefusedStream = Parts<Stream>;

/// A connection in one of four states:
///
/// - *Ready*: the driver runs, and the sender accepts a request.
/// - *Busy*: the driver runs. A request is being sent, or its response is being read.
/// - *Ended*: `driver` is `None`. The stream is shut down.
/// - *Refused*: `driver` is `None`, and `refused` contains the stream. The response had more
///   headers than hyper accepts.
///
/// Nothing but the owner polls the driver. So IO happens only in [`drive`](Self::drive),
/// [`receive`](Self::receive) and the destructor.
pub(super) struct Connection {
    /// `None` only in the destructor.
    sender: Option<SendRequest<Body>>,
    /// `None` after the driver has ended. hyper must not poll it again.
    driver: Option<Box<http1::Connection<Stream, Body>>>,
    /// Set when a response had too many headers.
    refused: Option<Box<RefusedStream>>,
    home: Home,
}

/// The place from which a connection can be used: the runtime that reports its IO, in the process
/// that opened it.
///
/// After a fork, parent and child share the socket. The child would read the parent's responses.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Home {
    pub(super) runtime: Id,
    pub(super) process: u32,
}

impl Home {
    /// Returns the current home, or `None` outside a runtime.
    pub(super) fn current() -> Option<Self> {
        Some(Self {
            runtime: Handle::try_current().ok()?.id(),
            process: process::id(),
        })
    }
}

impl Connection {
    pub(super) async fn handshake(
        stream: Stream,
        home: Home,
        many_headers: bool,
    ) -> Result<Self, BoxError> {
        let mut builder = http1::Builder::new();
        builder.max_buf_size(HEAD_BYTES);
        if many_headers {
            builder.max_headers(MANY_HEADERS);
        }
        let (sender, driver) = builder.handshake(stream).await?;
        Ok(Self {
            sender: Some(sender),
            driver: Some(Box::new(driver)),
            refused: None,
            home,
        })
    }

    /// Takes the stream of a refused response. Another connection reads it from its head again.
    pub(super) fn take_refused(&mut self) -> Option<Box<RefusedStream>> {
        self.refused.take()
    }

    pub(super) fn home(&self) -> Home {
        self.home
    }

    /// Does all IO that is possible now, and shuts the stream down when the driver ends.
    pub(super) fn drive(&mut self, cx: &mut Context<'_>) {
        if let Some(parts) = self.poll_end(cx) {
            // The response or the body reports the error, if there was one.
            shut_down(parts.io, cx);
        }
    }

    /// Does all IO that is possible now. Returns the stream and the unread bytes when the driver
    /// ends.
    #[inline(never)]
    fn poll_end(&mut self, cx: &mut Context<'_>) -> Option<Box<RefusedStream>> {
        let driver = self.driver.as_mut()?;
        if driver.poll_without_shutdown(cx).is_pending() {
            return None;
        }
        let driver = self.driver.take()?;
        Some(Box::new(driver.into_parts()))
    }

    /// Drives the connection without registering a waker.
    pub(super) fn drive_now(&mut self) {
        self.drive(&mut Context::from_waker(Waker::noop()));
    }

    /// Whether another request can be sent. The last exchange is complete, and no drive has found
    /// the connection closed.
    pub(super) fn is_ready(&self) -> bool {
        self.driver.is_some() && self.sender.as_ref().is_some_and(SendRequest::is_ready)
    }

    /// Passes a request to hyper. The connection has to be driven until the future is ready.
    pub(super) fn begin(
        &mut self,
        request: Request<Body>,
    ) -> impl Future<Output = ResponseResult> + Send + 'static + use<> {
        let Some(sender) = &mut self.sender else {
            unreachable!("only the destructor takes the sender")
        };
        sender.try_send_request(request)
    }

    /// Waits for the head of the response to a request that has begun.
    ///
    /// Each poll drives the connection first and then polls the response. A driver that ends passes
    /// its error to the response, so the response is ready in the same poll. The stream is then
    /// kept in `refused`, or shut down.
    pub(super) fn receive(
        &mut self,
        mut response: Pin<&mut impl Future<Output = ResponseResult>>,
    ) -> impl Future<Output = ResponseResult> {
        poll_fn(move |cx| {
            let ended = self.poll_end(cx);
            let poll = response.as_mut().poll(cx);
            if let Some(parts) = ended {
                match &poll {
                    Poll::Ready(Err(error)) if has_too_many_headers(error.error(), &parts) => {
                        self.refused = Some(parts);
                    }
                    _ => shut_down(parts.io, cx),
                }
            }
            poll
        })
    }
}

/// Shuts down a stream that hyper has released, if possible without waiting. TLS sends its
/// `close_notify`.
fn shut_down(mut stream: Stream, cx: &mut Context<'_>) {
    let _ = Pin::new(&mut stream).poll_shutdown(cx);
}

/// Whether hyper refused a response because of its number of headers.
///
/// hyper has a method for this error, but for servers only. Its text is the same for a head that is
/// too long. The number of lines distinguishes the two. The number of bytes read does not, because
/// they may include the body.
fn has_too_many_headers(error: &hyper::Error, parts: &RefusedStream) -> bool {
    let start = &parts.read_buf[..parts.read_buf.len().min(HEAD_BYTES)];
    error.is_parse()
        && start.iter().filter(|b| **b == b'\n').nth(HEADERS).is_some()
        && error.to_string() == "message head is too large"
}

/// A response, or an error. The error contains the request if no byte of it was written.
pub(super) type ResponseResult = Result<Response<Incoming>, TrySendError<Request<Body>>>;

impl Drop for Connection {
    fn drop(&mut self) {
        if self.home.process == process::id() {
            // The driver ends when its sender is dropped, so that this drive closes the stream.
            self.sender = None;
            self.drive_now();
        } else {
            // Closing the stream would remove the parent's socket from the event queue that both
            // processes share.
            std::mem::forget((self.driver.take(), self.refused.take()));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};

    use hyper_util::rt::TokioIo;
    use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

    use super::*;
    use crate::transport::http1::connect::OpenStream;
    use crate::transport::http1::dial::Io;

    /// A stream to a server that sends nothing.
    struct Silent {
        /// Whether the server has closed its side.
        is_at_end: bool,
        was_shut_down: Arc<AtomicBool>,
    }

    impl AsyncRead for Silent {
        fn poll_read(
            self: Pin<&mut Self>,
            _: &mut Context<'_>,
            _: &mut ReadBuf<'_>,
        ) -> Poll<io::Result<()>> {
            if self.is_at_end {
                Poll::Ready(Ok(()))
            } else {
                Poll::Pending
            }
        }
    }

    impl AsyncWrite for Silent {
        fn poll_write(
            self: Pin<&mut Self>,
            _: &mut Context<'_>,
            bytes: &[u8],
        ) -> Poll<io::Result<usize>> {
            Poll::Ready(Ok(bytes.len()))
        }

        fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
            Poll::Ready(Ok(()))
        }

        fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
            self.was_shut_down.store(true, Ordering::Relaxed);
            Poll::Ready(Ok(()))
        }
    }

    /// Returns a connection from this home over a silent stream, and whether the stream was shut
    /// down. The flag has one owner after the stream is dropped.
    async fn connection(home: Home, is_at_end: bool) -> (Connection, Arc<AtomicBool>) {
        let was_shut_down = Arc::new(AtomicBool::new(false));
        let stream: Box<dyn Io> = Box::new(Silent {
            is_at_end,
            was_shut_down: Arc::clone(&was_shut_down),
        });
        let stream = Stream::new(OpenStream::from(TokioIo::new(stream)));
        let connection = Connection::handshake(stream, home, false);
        (connection.await.unwrap(), was_shut_down)
    }

    #[tokio::test]
    async fn dropped_connection_is_shut_down_and_closed() {
        let (connection, was_shut_down) = connection(Home::current().unwrap(), false).await;
        drop(connection);
        assert!(was_shut_down.load(Ordering::Relaxed));
        assert_eq!(Arc::strong_count(&was_shut_down), 1);
    }

    #[tokio::test]
    async fn dropped_connection_of_another_process_is_left_open() {
        let here = Home::current().unwrap();
        let home = Home {
            process: here.process + 1,
            ..here
        };
        let (connection, was_shut_down) = connection(home, false).await;
        drop(connection);
        assert!(!was_shut_down.load(Ordering::Relaxed));
        assert_eq!(Arc::strong_count(&was_shut_down), 2);
    }

    #[tokio::test]
    async fn ended_connection_drops_its_stream_and_may_be_driven_again() {
        let (mut connection, was_shut_down) = connection(Home::current().unwrap(), true).await;
        connection.drive_now();
        assert_eq!(Arc::strong_count(&was_shut_down), 1);
        assert!(!connection.is_ready());
        connection.drive_now();
    }
}
