//! Bodies of the default transport, read by a wrapper.
#![cfg(feature = "hyper")]
#![allow(clippy::unwrap_used, reason = "this is how a test stops")]

use std::future::{pending, poll_fn};
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use http::{Request, Response};
use http_body::Body as _;
use pipeshub_core::unversioned::{Dial, Io};
use pipeshub_core::{
    Attempt, Body, BoxFuture, Call, Delivery, ErrorKind, Operation, PipeshubCore, Transport,
    TransportError,
};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::sync::Notify;
use tokio::task::yield_now;
use tokio::time::sleep;

static READ: Operation = Operation::get("getThing", "/thing");

/// Returns a dialer whose connections send this response to each request, and their number.
fn responding(reply: &'static [u8]) -> (Dial, Arc<AtomicUsize>) {
    let opened = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&opened);
    let dial: Dial = Arc::new(move |_host, _port| {
        count.fetch_add(1, Ordering::Relaxed);
        let (client, mut server) = tokio::io::duplex(4096);
        tokio::spawn(async move {
            let mut request = Vec::new();
            while let Ok(1..) = server.read_buf(&mut request).await {
                if request.ends_with(b"\r\n\r\n") {
                    request.clear();
                    server.write_all(reply).await.unwrap();
                }
            }
        });
        Box::pin(async move { Ok(Box::new(client) as Box<dyn Io>) })
    });
    (dial, opened)
}

/// Reads one piece of each body, and keeps the body without reading on.
struct OnePiece {
    inner: Box<dyn Transport>,
    kept: Mutex<Vec<Body>>,
}

impl Transport for OnePiece {
    fn send<'a>(
        &'a self,
        request: Request<Body>,
        attempt: &'a Attempt,
    ) -> BoxFuture<'a, Result<Response<Body>, TransportError>> {
        Box::pin(async move {
            let (head, mut body) = self.inner.send(request, attempt).await?.into_parts();
            let empty = body.size_hint().exact() == Some(0);
            assert_eq!(body.is_end_stream(), empty);
            let mut piece = Body::empty();
            if !empty {
                let frame = poll_fn(|cx| Pin::new(&mut body).poll_frame(cx))
                    .await
                    .unwrap()
                    .unwrap();
                piece = frame.into_data().unwrap().into();
            }
            assert!(body.is_end_stream());
            self.kept.lock().unwrap().push(body);
            Ok(Response::from_parts(head, piece))
        })
    }
}

async fn assert_free_after_the_last_byte(around: fn(Box<dyn Transport>) -> Box<dyn Transport>) {
    for (reply, body) in [
        (
            &b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n[]"[..],
            &b"[]"[..],
        ),
        (b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n", b""),
    ] {
        let (dial, opened) = responding(reply);
        let builder = PipeshubCore::builder()
            .server_url("http://localhost")
            .unversioned_dialer(dial);
        let one_piece = move |inner| OnePiece {
            inner: around(inner),
            kept: Mutex::default(),
        };
        let core = builder.wrap_transport(one_piece).build().unwrap();
        for _ in 0..3 {
            assert_eq!(core.execute(Call::new(&READ)).await.unwrap().body(), body);
            // The connection is idle before the next call takes one.
            sleep(Duration::from_millis(1)).await;
        }
        assert_eq!(opened.load(Ordering::Relaxed), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn connection_is_free_after_the_last_byte() {
    assert_free_after_the_last_byte(|inner| inner).await;
}

#[cfg(feature = "tower")]
#[tokio::test(start_paused = true)]
async fn connection_is_free_after_the_last_byte_through_tower() {
    use pipeshub_core::{ServiceTransport, TransportService};

    assert_free_after_the_last_byte(|inner| {
        Box::new(ServiceTransport::new(TransportService::new(inner)))
    })
    .await;
}

#[tokio::test(start_paused = true)]
async fn request_handed_back_by_a_closed_connection_is_not_sent_while_another_opens() {
    let (opened, close) = (Arc::new(AtomicUsize::new(0)), Arc::new(Notify::new()));
    let (count, closing) = (Arc::clone(&opened), Arc::clone(&close));
    let dial: Dial = Arc::new(move |_host, _port| {
        if count.fetch_add(1, Ordering::Relaxed) > 0 {
            return Box::pin(pending());
        }
        let (client, mut server) = tokio::io::duplex(4096);
        let close = Arc::clone(&closing);
        tokio::spawn(async move {
            let mut request = Vec::new();
            while !request.ends_with(b"\r\n\r\n") {
                server.read_buf(&mut request).await.unwrap();
            }
            let reply = b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n";
            server.write_all(reply).await.unwrap();
            close.notified().await;
        });
        Box::pin(async move { Ok(Box::new(client) as Box<dyn Io>) })
    });
    let builder = PipeshubCore::builder()
        .server_url("http://localhost")
        .timeout(Duration::from_secs(1))
        .unversioned_dialer(dial);
    let core = builder.build().unwrap();
    core.execute(Call::new(&READ)).await.unwrap();
    // No time passes, so the next call takes the connection without a check.
    close.notify_one();
    yield_now().await;
    let error = core.execute(Call::new(&READ)).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Timeout, Delivery::NotSent)
    );
    assert_eq!(opened.load(Ordering::Relaxed), 2);
}
