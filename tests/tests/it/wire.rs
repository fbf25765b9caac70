//! A wire that records every byte and breaks on demand, for the default transport with a paused
//! clock.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::{Context, Poll, Waker};

use pipeshub_tests::lock;
use tokio::io::{AsyncRead, AsyncWrite, DuplexStream, ReadBuf};
use tokio::task::JoinSet;

/// Prints the figures of a matrix if the tests run with `--nocapture`.
#[allow(
    clippy::print_stderr,
    reason = "libtest keeps it unless it is asked for"
)]
pub(crate) fn print_figures(text: &str) {
    eprintln!("figures: {text}");
}

pub(crate) fn count(haystack: &[u8], needle: &[u8]) -> usize {
    haystack
        .windows(needle.len())
        .filter(|window| *window == needle)
        .count()
}

#[derive(Default)]
struct State {
    written: Vec<u8>,
    injected: Vec<u8>,
    end_of_stream: bool,
    read_error: Option<io::ErrorKind>,
    write_error: Option<io::ErrorKind>,
    reader: Option<Waker>,
    writer: Option<Waker>,
    closed: bool,
}

/// A connection, observed from outside. Clones are the same connection.
#[derive(Clone, Default)]
pub(crate) struct Wire(Arc<Mutex<State>>);

impl Wire {
    fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.0)
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        let mut state = self.state();
        change(&mut state);
        let wakers = [state.reader.take(), state.writer.take()];
        drop(state);
        wakers.into_iter().flatten().for_each(Waker::wake);
    }

    /// Ends the stream after all bytes that were sent so far.
    pub(crate) fn finish(&self) {
        self.change(|state| state.end_of_stream = true);
    }

    /// Adds these bytes after all that were sent so far.
    pub(crate) fn inject(&self, bytes: &[u8]) {
        self.change(|state| state.injected.extend_from_slice(bytes));
    }

    pub(crate) fn fail_reads(&self, kind: io::ErrorKind) {
        self.change(|state| state.read_error = Some(kind));
    }

    pub(crate) fn fail_writes(&self, kind: io::ErrorKind) {
        self.change(|state| state.write_error = Some(kind));
    }

    pub(crate) fn written(&self) -> Vec<u8> {
        self.state().written.clone()
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.state().closed
    }
}

/// The client's end of a wire.
pub(crate) struct ClientEnd {
    io: DuplexStream,
    wire: Wire,
}

impl AsyncRead for ClientEnd {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let Self { io, wire } = &mut *self;
        if let Some(kind) = wire.state().read_error {
            return Poll::Ready(Err(kind.into()));
        }
        let poll = Pin::new(io).poll_read(cx, buf);
        if poll.is_ready() {
            return poll;
        }
        let mut state = wire.state();
        let fits = state.injected.len().min(buf.remaining());
        if fits > 0 {
            buf.put_slice(&state.injected[..fits]);
            state.injected.drain(..fits);
            return Poll::Ready(Ok(()));
        }
        if state.end_of_stream {
            return Poll::Ready(Ok(()));
        }
        state.reader = Some(cx.waker().clone());
        Poll::Pending
    }
}

impl AsyncWrite for ClientEnd {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        let Self { io, wire } = &mut *self;
        if let Some(kind) = wire.state().write_error {
            return Poll::Ready(Err(kind.into()));
        }
        let poll = Pin::new(io).poll_write(cx, buf);
        let mut state = wire.state();
        match &poll {
            Poll::Ready(Ok(len)) => state.written.extend_from_slice(&buf[..*len]),
            Poll::Ready(Err(_)) => {}
            Poll::Pending => state.writer = Some(cx.waker().clone()),
        }
        poll
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_shutdown(cx)
    }
}

impl Drop for ClientEnd {
    fn drop(&mut self) {
        self.wire.state().closed = true;
    }
}

/// All connections of a core, and the tasks of the server's ends. Clones are the same net.
#[derive(Clone, Default)]
pub(crate) struct Net(Arc<Mutex<(Vec<Wire>, JoinSet<()>)>>);

impl Net {
    fn inner(&self) -> MutexGuard<'_, (Vec<Wire>, JoinSet<()>)> {
        lock(&self.0)
    }

    /// Opens a connection with a buffer of this size in each direction. Returns the client's end,
    /// the server's end and the wire.
    pub(crate) fn connect(&self, buffer: usize) -> (ClientEnd, DuplexStream, Wire) {
        let (io, server) = tokio::io::duplex(buffer);
        let wire = Wire::default();
        self.inner().0.push(wire.clone());
        (
            ClientEnd {
                io,
                wire: wire.clone(),
            },
            server,
            wire,
        )
    }

    /// Runs a server's end, at most until the net is shut.
    pub(crate) fn spawn(&self, peer: impl Future<Output = ()> + Send + 'static) {
        self.inner().1.spawn(peer);
    }

    /// Stops all servers' ends.
    pub(crate) fn shut(&self) {
        self.inner().1.abort_all();
    }

    pub(crate) fn wires(&self) -> Vec<Wire> {
        self.inner().0.clone()
    }

    /// Returns the number of connections opened so far.
    pub(crate) fn opened(&self) -> usize {
        self.inner().0.len()
    }

    /// Returns the number of connections that the client has not closed yet.
    pub(crate) fn open(&self) -> usize {
        self.inner()
            .0
            .iter()
            .filter(|wire| !wire.is_closed())
            .count()
    }

    /// Counts these bytes in what the client wrote, whether or not the server read it.
    pub(crate) fn count(&self, needle: &[u8]) -> usize {
        self.inner()
            .0
            .iter()
            .map(|wire| count(&wire.state().written, needle))
            .sum()
    }

    /// Returns the number of bytes that the client wrote.
    pub(crate) fn bytes(&self) -> usize {
        self.inner()
            .0
            .iter()
            .map(|wire| wire.state().written.len())
            .sum()
    }
}
