//! A server that follows a script and does nothing else.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;
use tokio::task::yield_now;
use tokio::time::sleep;
use xtask::Result;

use crate::loopback::read_head;

#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// Reads a request's head.
    Head,
    /// Reads this number of bytes.
    Read(usize),
    Send(String),
    /// Sends the text repeatedly, with a pause in between, until the client is gone.
    Endless(String, Duration),
    /// Reads one byte per pause until the client is gone.
    ReadSlowly(Duration),
    Wait(Duration),
    /// Closes its sending direction and keeps reading.
    HalfClose,
    /// Does nothing any more, and does not read either.
    Hang,
}

/// A listener that plays a script on every connection.
pub(crate) struct Peer {
    // Ends the listener and all connections when dropped.
    _runtime: Runtime,
    pub(crate) address: SocketAddr,
    heads: Arc<AtomicUsize>,
}

impl Peer {
    /// Starts the peer. `polite` requests, whose head contains this text, get a whole response.
    pub(crate) fn start(steps: Vec<Step>, polite: Option<&'static str>) -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()?;
        let listener = runtime.block_on(TcpListener::bind(("127.0.0.1", 0)))?;
        let address = listener.local_addr()?;
        let heads = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&heads);
        runtime.spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(play(stream, steps.clone(), polite, Arc::clone(&counted)));
            }
        });
        Ok(Self {
            _runtime: runtime,
            address,
            heads,
        })
    }

    /// Returns the number of requests that were read.
    pub(crate) fn heads(&self) -> usize {
        self.heads.load(Ordering::Relaxed)
    }
}

async fn play(
    mut stream: TcpStream,
    steps: Vec<Step>,
    polite: Option<&str>,
    heads: Arc<AtomicUsize>,
) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut buffer = Vec::new();
    for step in steps {
        match step {
            Step::Head => loop {
                let Some(head) = read_head(&mut stream, &mut buffer).await? else {
                    return Ok(());
                };
                heads.fetch_add(1, Ordering::Relaxed);
                if !polite.is_some_and(|polite| head.contains(polite)) {
                    break;
                }
                let body = crate::loopback::authorize_reply(polite.unwrap_or_default());
                stream
                    .write_all(crate::loopback::reply(&body).as_bytes())
                    .await?;
            },
            Step::Read(count) => {
                while buffer.len() < count {
                    stream.read_buf(&mut buffer).await?;
                }
                buffer.drain(..count);
            }
            Step::Send(text) => stream.write_all(text.as_bytes()).await?,
            Step::Endless(text, pause) => loop {
                stream.write_all(text.as_bytes()).await?;
                if pause.is_zero() {
                    yield_now().await;
                } else {
                    sleep(pause).await;
                }
            },
            Step::ReadSlowly(pause) => {
                while stream.read(&mut [0]).await? > 0 {
                    sleep(pause).await;
                }
            }
            Step::Wait(pause) => sleep(pause).await,
            Step::HalfClose => {
                stream.shutdown().await?;
                while stream.read(&mut [0; 1024]).await? > 0 {}
            }
            Step::Hang => std::future::pending().await,
        }
    }
    Ok(())
}
