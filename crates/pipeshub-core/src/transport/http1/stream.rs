//! The byte stream of a connection, as hyper reads and writes it.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::{Buf as _, Bytes};
use hyper::rt::{Read, ReadBufCursor, Write};

use super::connect::OpenStream;

/// An open stream.
pub(super) struct Stream {
    io: OpenStream,
    replay: Option<Replay>,
}

/// The rest of an exchange whose request was sent by another hyper connection.
///
/// hyper has to write a request before it reads a response. So it may not read until it has written
/// one, and what it writes goes nowhere.
struct Replay {
    has_written: bool,
    /// What was read by the other connection and comes again.
    unread: Bytes,
}

impl Stream {
    pub(super) fn new(io: OpenStream) -> Self {
        Self { io, replay: None }
    }

    /// The same stream, for another hyper connection that reads the response to a request that was
    /// sent already.
    pub(super) fn replay(self, unread: Bytes) -> Self {
        let replay = Some(Replay {
            has_written: false,
            unread,
        });
        Self { replay, ..self }
    }
}

impl Read for Stream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        mut buf: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        if (self.replay.as_ref()).is_some_and(|replay| !replay.has_written) {
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
        Pin::new(&mut self.io).poll_read(cx, buf)
    }
}

impl Write for Stream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        if let Some(replay) = &mut self.replay {
            replay.has_written = true;
            return Poll::Ready(Ok(bytes.len()));
        }
        Pin::new(&mut self.io).poll_write(cx, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        if let Some(replay) = &mut self.replay {
            replay.has_written = true;
            return Poll::Ready(Ok(slices.iter().map(|slice| slice.len()).sum()));
        }
        Pin::new(&mut self.io).poll_write_vectored(cx, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_shutdown(cx)
    }
}
