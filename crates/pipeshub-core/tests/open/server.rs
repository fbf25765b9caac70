//! A server on in-memory streams that plays its steps for each connection.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use pipeshub_core::unversioned::{Dial, Io};
use pipeshub_core::{PipeshubCore, PipeshubCoreBuilder};
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream};
use tokio::sync::Notify;
use tokio::time::sleep;

/// One step of a response.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    Send(Bytes),
    /// Sends the same bytes until the client is gone.
    Flood(Bytes),
    Pause(Duration),
    /// Sends nothing and keeps the connection open.
    Hang,
    Close,
}

pub(crate) fn send(bytes: impl AsRef<[u8]>) -> Step {
    Step::Send(Bytes::copy_from_slice(bytes.as_ref()))
}

/// The server's view of its connections.
#[derive(Clone, Default)]
pub(crate) struct Server {
    requests: Arc<Mutex<Vec<String>>>,
    opened: Arc<AtomicUsize>,
    /// The connections that the client closed.
    closed: Arc<AtomicUsize>,
    closes: Arc<Notify>,
}

impl Server {
    /// Returns a core whose requests get these responses, one after the other. The last response
    /// repeats.
    pub(crate) fn start(responses: Vec<Vec<Step>>) -> (Self, PipeshubCoreBuilder) {
        let server = Self::default();
        let serving = server.clone();
        let responses = Arc::new(responses);
        let dial: Dial = Arc::new(move |_host, _port| {
            serving.opened.fetch_add(1, Ordering::Relaxed);
            let (client, stream) = tokio::io::duplex(256 * 1024);
            let (serving, responses) = (serving.clone(), Arc::clone(&responses));
            tokio::spawn(async move {
                if serving.serve(stream, &responses).await.is_none() {
                    serving.closed.fetch_add(1, Ordering::Relaxed);
                    serving.closes.notify_one();
                }
            });
            Box::pin(async move { Ok(Box::new(client) as Box<dyn Io>) })
        });
        let builder = PipeshubCore::builder()
            .server_url("http://localhost")
            .unversioned_dialer(dial);
        (server, builder)
    }

    /// Returns a core of one response to all requests.
    pub(crate) fn core(steps: Vec<Step>) -> (Self, PipeshubCore) {
        let (server, builder) = Self::start(vec![steps]);
        (server, builder.build().unwrap())
    }

    /// Serves requests until the client is gone, which returns `None`, or a step closes the
    /// connection.
    async fn serve(&self, mut stream: DuplexStream, responses: &[Vec<Step>]) -> Option<()> {
        loop {
            let mut request = Vec::new();
            while !request.ends_with(b"\r\n\r\n") {
                if stream.read_buf(&mut request).await.ok()? == 0 {
                    return None;
                }
            }
            let number = {
                let mut requests = self.requests.lock().unwrap();
                requests.push(String::from_utf8(request).unwrap());
                requests.len()
            };
            for step in &responses[number.min(responses.len()) - 1] {
                match step {
                    Step::Send(bytes) => stream.write_all(bytes).await.ok()?,
                    Step::Flood(bytes) => loop {
                        stream.write_all(bytes).await.ok()?;
                    },
                    Step::Pause(pause) => sleep(*pause).await,
                    Step::Hang => {
                        // A read ends when the client closes the connection.
                        stream.read_u8().await.ok()?;
                    }
                    Step::Close => return Some(()),
                }
            }
        }
    }

    /// Returns the heads of all requests.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }

    /// Returns the number of connections.
    pub(crate) fn opened(&self) -> usize {
        self.opened.load(Ordering::Relaxed)
    }

    /// Waits until the client has closed a connection.
    pub(crate) async fn closed(&self) {
        while self.closed.load(Ordering::Relaxed) == 0 {
            self.closes.notified().await;
        }
    }
}

/// Returns the head of a chunked success.
pub(crate) fn chunked(content_type: &str) -> String {
    format!("HTTP/1.1 200 OK\r\ncontent-type: {content_type}\r\ntransfer-encoding: chunked\r\n\r\n")
}

/// Returns a chunk.
pub(crate) fn chunk(data: impl AsRef<[u8]>) -> Vec<u8> {
    let data = data.as_ref();
    let mut chunk = format!("{:x}\r\n", data.len()).into_bytes();
    chunk.extend_from_slice(data);
    chunk.extend_from_slice(b"\r\n");
    chunk
}

/// The last chunk.
pub(crate) const END: &[u8] = b"0\r\n\r\n";
