//! The content of a part from a reader.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use bytes::{Bytes, BytesMut};
use tokio::io::{AsyncRead, ReadBuf};

use super::stream::{OpenSource, PIECE_BYTES, PartSource, Tools};
use crate::sync::lock;

type Reader = Pin<Box<dyn AsyncRead + Send>>;

/// A reader until something of it is read.
type UnreadReader = Arc<Mutex<Option<Reader>>>;

/// A reader, which can be read once.
pub(super) struct ReaderSource {
    unread: UnreadReader,
    length: Option<u64>,
}

impl ReaderSource {
    pub(super) fn new(reader: impl AsyncRead + Send + 'static, length: Option<u64>) -> Self {
        let reader: Reader = Box::pin(reader);
        Self {
            unread: Arc::new(Mutex::new(Some(reader))),
            length,
        }
    }
}

impl PartSource for ReaderSource {
    fn length(&self) -> Option<u64> {
        self.length
    }

    fn open(&self) -> Option<Box<dyn OpenSource>> {
        let reader = lock(&self.unread).take()?;
        Some(Box::new(OpenReader {
            reader,
            buffer: BytesMut::new(),
            filled: 0,
            has_ended: false,
        }))
    }

    fn is_spent(&self) -> bool {
        lock(&self.unread).is_none()
    }
}

struct OpenReader {
    reader: Reader,
    /// Empty between two pieces.
    buffer: BytesMut,
    filled: usize,
    has_ended: bool,
}

impl OpenSource for OpenReader {
    // Each turn of the loop reads once. The loop ends when the piece is full, at the end of the
    // reader, with an error, or when the reader is pending. A pending reader ends a piece that is
    // not empty. The next poll then registers the waker.
    fn poll_piece(
        &mut self,
        cx: &mut Context<'_>,
        tools: &mut Tools,
    ) -> Poll<io::Result<Option<Bytes>>> {
        if self.has_ended {
            return Poll::Ready(Ok(None));
        }
        if self.buffer.is_empty() {
            self.buffer = tools.buffers.take(PIECE_BYTES);
        }
        while self.filled < PIECE_BYTES {
            let mut free = ReadBuf::new(&mut self.buffer[self.filled..]);
            match self.reader.as_mut().poll_read(cx, &mut free) {
                Poll::Pending if self.filled == 0 => return Poll::Pending,
                Poll::Pending => break,
                Poll::Ready(Err(error)) => return Poll::Ready(Err(error)),
                Poll::Ready(Ok(())) => {}
            }
            let read = free.filled().len();
            if read == 0 {
                self.has_ended = true;
                if self.filled == 0 {
                    return Poll::Ready(Ok(None));
                }
                break;
            }
            self.filled += read;
        }
        let buffer = std::mem::take(&mut self.buffer);
        let length = std::mem::take(&mut self.filled);
        let piece = tools.buffers.lend(buffer).slice(..length);
        Poll::Ready(Ok(Some(piece)))
    }
}
