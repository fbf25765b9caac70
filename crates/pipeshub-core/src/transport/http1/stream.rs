//! The byte stream of a connection, as hyper reads and writes it.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::{Buf as _, Bytes};
use hyper::rt::{Read, ReadBufCursor, Write};

use super::connect::OpenStream;

/// The number of successful reads in a row after which the stream yields. The call can then check
/// its deadline.
///
/// hyper skips interim responses (103) as long as more arrive. Tokio allows 128 reads of 64 KiB in
/// one poll, which take a second.
const READS_IN_A_ROW: u8 = 4;

/// An open stream that yields after [`READS_IN_A_ROW`] successful reads.
pub(super) struct Stream {
    io: OpenStream,
    /// The number of successful reads in a row.
    reads: u8,
    replay: Option<Replay>,
    /// Set when a write failed because the server had closed the connection.
    is_write_closed: bool,
}

/// The rest of an exchange whose request was sent by another hyper connection.
///
/// hyper writes a request before it reads a response. So reads are pending until hyper has written
/// one, and the written bytes are discarded.
struct Replay {
    has_written: bool,
    /// The bytes that the other connection has read, and that are read again.
    unread: Bytes,
}

impl Stream {
    pub(super) fn new(io: OpenStream) -> Self {
        Self {
            io,
            reads: 0,
            replay: None,
            is_write_closed: false,
        }
    }

    /// Returns the same stream for another hyper connection, which reads the response to a request
    /// that was sent already.
    pub(super) fn replay(self, unread: Bytes) -> Self {
        let replay = Some(Replay {
            has_written: false,
            unread,
        });
        Self { replay, ..self }
    }

    /// Whether a write failed because the server has closed the connection.
    ///
    /// A server may respond and close the connection while the request is still being sent. hyper
    /// would drop the response for the error of the write. So this write and all later ones are
    /// pending, and the next read returns the response, or reports the end of the connection.
    #[inline(never)]
    fn holds(&mut self, cx: &Context<'_>, error: &io::Error) -> bool {
        use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset};
        self.is_write_closed = matches!(
            error.kind(),
            BrokenPipe | ConnectionAborted | ConnectionReset
        );
        cx.waker().wake_by_ref();
        self.is_write_closed
    }
}

impl Read for Stream {
    // A read has one of three outcomes:
    //
    // - *Yield*: `READS_IN_A_ROW` is reached, or a replay has not written yet. The stream wakes its
    //   own task and returns `Pending`.
    // - *Replay*: `unread` is not empty. These bytes are read before any byte of `io`.
    // - *IO*: `io` is read, and registers the waker if it is pending.
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        mut buf: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        let is_turn_over = self.reads == READS_IN_A_ROW;
        if is_turn_over
            || self
                .replay
                .as_ref()
                .is_some_and(|replay| !replay.has_written)
        {
            self.reads = 0;
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        if let Some(replay) = &mut self.replay {
            let length = replay.unread.len().min(buf.remaining());
            if length > 0 {
                buf.put_slice(&replay.unread[..length]);
                replay.unread.advance(length);
                return Poll::Ready(Ok(()));
            }
        }
        let poll = Pin::new(&mut self.io).poll_read(cx, buf);
        self.reads = if poll.is_ready() { self.reads + 1 } else { 0 };
        poll
    }
}

impl Write for Stream {
    fn poll_write(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.poll_write_vectored(cx, &[IoSlice::new(bytes)])
    }

    // Not inlined, because hyper has several calls.
    #[inline(never)]
    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        if let Some(replay) = &mut self.replay {
            replay.has_written = true;
            return Poll::Ready(Ok(slices.iter().map(|slice| slice.len()).sum()));
        }
        if self.is_write_closed {
            return Poll::Pending;
        }
        match Pin::new(&mut self.io).poll_write_vectored(cx, slices) {
            Poll::Ready(Err(error)) if self.holds(cx, &error) => Poll::Pending,
            poll => poll,
        }
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.is_write_closed {
            return Poll::Pending;
        }
        match Pin::new(&mut self.io).poll_flush(cx) {
            Poll::Ready(Err(error)) if self.holds(cx, &error) => Poll::Pending,
            poll => poll,
        }
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_shutdown(cx)
    }
}
