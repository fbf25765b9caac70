//! A form as a stream of bytes.
//!
//! [`FormBody`] is the body of a call, and [`FormStream`] the body of one attempt. Both share a
//! [`FormState`]. The content of a part comes from a [`PartSource`], which [`FormStream`] opens when
//! its turn comes.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::fmt;
use std::io;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use http_body::{Frame, SizeHint};
use tokio::time::Instant;

use super::OnProgress;
use super::file::FileReader;
use crate::error::BoxError;
use crate::sync::lock;
use crate::transport::Progress;

/// The largest piece that is passed to the transport at once. A smaller piece is progress earlier.
pub(super) const PIECE_BYTES: usize = 64 * 1024;

/// The content of a part that is opened for each attempt.
pub(super) trait PartSource: Send + Sync {
    /// The number of bytes, if it is known.
    fn length(&self) -> Option<u64>;

    /// Opens the content. Returns `None` if it was read and cannot be read again.
    fn open(&self) -> Option<Box<dyn OpenSource>>;

    /// Whether [`open`](Self::open) returns `None`.
    fn is_spent(&self) -> bool;
}

/// The open content of a part.
pub(super) trait OpenSource: Send {
    /// Reads the next piece of at most [`PIECE_BYTES`], which is not empty. Returns `None` at the
    /// end.
    fn poll_piece(
        &mut self,
        cx: &mut Context<'_>,
        tools: &mut Tools,
    ) -> Poll<io::Result<Option<Bytes>>>;
}

/// Buffers and a thread, which the sources of an attempt use one after the other.
#[derive(Default)]
pub(super) struct Tools {
    pub(super) buffers: Buffers,
    /// Started by the first file.
    pub(super) reader: Option<FileReader>,
}

/// Buffers whose bytes the transport may still hold.
#[derive(Default)]
pub(super) struct Buffers(VecDeque<Bytes>);

impl Buffers {
    /// Returns a buffer of this size. A buffer that the transport has released is used again.
    pub(super) fn take(&mut self, size: usize) -> BytesMut {
        let mut buffer = match self.0.pop_front().map(Bytes::try_into_mut) {
            Some(Ok(released)) => released,
            Some(Err(held)) => {
                self.0.push_front(held);
                BytesMut::new()
            }
            None => BytesMut::new(),
        };
        buffer.resize(size, 0);
        buffer
    }

    /// Remembers a buffer and returns its bytes.
    pub(super) fn lend(&mut self, buffer: BytesMut) -> Bytes {
        let whole = buffer.freeze();
        self.0.push_back(whole.clone());
        whole
    }
}

/// A piece of a form.
pub(super) enum Piece {
    Bytes(Bytes),
    Source {
        source: Box<dyn PartSource>,
        length: Option<u64>,
        name: Cow<'static, str>,
    },
}

/// The failure of a source, and the detail for the error of the call.
pub(super) struct SourceFailure {
    pub(super) detail: String,
    pub(super) error: io::Error,
}

/// A form that a call and its attempts share.
///
/// The stream of an attempt writes `last_progress`, `is_waiting`, `is_complete` and `failure`. The
/// call reads them, mostly in the same task. The flags guard no other data, so `Relaxed` is
/// sufficient.
pub(super) struct FormState {
    pieces: Vec<Piece>,
    length: Option<u64>,
    on_progress: Option<Mutex<OnProgress>>,
    /// The time of the last progress of the current attempt.
    pub(super) last_progress: Mutex<Instant>,
    /// Set while the stream waits for a source.
    pub(super) is_waiting: AtomicBool,
    /// Set when the stream has passed on all of its bytes.
    pub(super) is_complete: AtomicBool,
    pub(super) failure: Mutex<Option<SourceFailure>>,
}

impl FormState {
    pub(super) fn new(
        pieces: Vec<Piece>,
        length: Option<u64>,
        on_progress: Option<Mutex<OnProgress>>,
    ) -> Self {
        Self {
            pieces,
            length,
            on_progress,
            last_progress: Mutex::new(Instant::now()),
            is_waiting: AtomicBool::new(false),
            is_complete: AtomicBool::new(false),
            failure: Mutex::new(None),
        }
    }

    /// Whether a source was read and cannot be read again.
    pub(super) fn is_spent(&self) -> bool {
        self.pieces
            .iter()
            .any(|piece| matches!(piece, Piece::Source { source, .. } if source.is_spent()))
    }
}

/// The form of a call.
pub(super) struct FormBody {
    pub(super) boundary: String,
    pub(super) state: Arc<FormState>,
}

/// The body of one attempt.
///
/// Each piece of the form is passed on in turn. A source is open from its first byte to its end.
/// After a failure, the stream has ended, and the transport closes the connection.
pub(super) struct FormStream {
    state: Arc<FormState>,
    /// The index of the next piece.
    next: usize,
    /// The rest of the last piece, if the piece is bytes.
    rest: Bytes,
    open: Option<Opened>,
    tools: Tools,
    /// The number of bytes that were passed on.
    bytes: u64,
}

/// An open source.
struct Opened {
    source: Box<dyn OpenSource>,
    /// The number of bytes that are due, if the length is known.
    left: Option<u64>,
}

impl FormStream {
    pub(super) fn new(state: Arc<FormState>) -> Self {
        state.is_complete.store(false, Ordering::Relaxed);
        state.is_waiting.store(false, Ordering::Relaxed);
        *lock(&state.last_progress) = Instant::now();
        *lock(&state.failure) = None;
        Self {
            state,
            next: 0,
            rest: Bytes::new(),
            open: None,
            tools: Tools::default(),
            bytes: 0,
        }
    }

    /// Returns the next bytes, or `None` after the last piece.
    ///
    /// Each turn of the loop passes on bytes, reads the open source, or begins the next piece. The loop ends with
    /// bytes, with the end of the form, with a failure, or when the source is pending.
    fn poll_bytes(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<Option<Bytes>>> {
        loop {
            if !self.rest.is_empty() {
                let length = self.rest.len().min(PIECE_BYTES);
                return Poll::Ready(Ok(Some(self.rest.split_to(length))));
            }
            if let Some(open) = &mut self.open {
                let piece = ready!(open.source.poll_piece(cx, &mut self.tools))?;
                let length = piece.as_ref().map_or(0, |piece| piece.len() as u64);
                match (&mut open.left, &piece) {
                    (Some(left), Some(_)) if length > *left => return Poll::Ready(Err(longer())),
                    (Some(left), Some(_)) => *left -= length,
                    (Some(1..), None) => return Poll::Ready(Err(shorter())),
                    _ => {}
                }
                if piece.is_some() {
                    return Poll::Ready(Ok(piece));
                }
                self.open = None;
            }
            let Some(piece) = self.state.pieces.get(self.next) else {
                return Poll::Ready(Ok(None));
            };
            self.next += 1;
            match piece {
                Piece::Bytes(bytes) => self.rest = bytes.clone(),
                Piece::Source { source, length, .. } => {
                    let source = source
                        .open()
                        .ok_or_else(|| io::Error::other("the reader was read before"))?;
                    self.open = Some(Opened {
                        source,
                        left: *length,
                    });
                }
            }
        }
    }

    fn fail(&mut self, error: io::Error) -> BoxError {
        // The failed piece is the one before `next`.
        let index = self.next.saturating_sub(1);
        let name = match self.state.pieces.get(index) {
            Some(Piece::Source { name, .. }) => name,
            _ => "",
        };
        let detail = match error
            .get_ref()
            .and_then(|e| e.downcast_ref::<WrongLength>())
        {
            Some(wrong) => format!("the content of `{name}` is {wrong}"),
            None => format!("the content of `{name}` cannot be read"),
        };
        self.open = None;
        self.next = usize::MAX;
        *lock(&self.state.failure) = Some(SourceFailure { detail, error });
        "the content of a part cannot be read".into()
    }
}

/// The reason of an [`io::Error`] of a source whose length is not the announced one.
#[derive(Debug)]
struct WrongLength(&'static str);

impl fmt::Display for WrongLength {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for WrongLength {}

pub(super) fn shorter() -> io::Error {
    let reason = WrongLength("shorter than its announced length");
    io::Error::new(io::ErrorKind::UnexpectedEof, reason)
}

pub(super) fn longer() -> io::Error {
    let reason = WrongLength("longer than its announced length");
    io::Error::new(io::ErrorKind::InvalidData, reason)
}

impl http_body::Body for FormStream {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let this = &mut *self;
        let poll = this.poll_bytes(cx);
        let state = Arc::clone(&this.state);
        state.is_waiting.store(poll.is_pending(), Ordering::Relaxed);
        let bytes = match ready!(poll) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return Poll::Ready(None),
            Err(error) => return Poll::Ready(Some(Err(this.fail(error)))),
        };
        this.bytes += bytes.len() as u64;
        *lock(&state.last_progress) = Instant::now();
        state
            .is_complete
            .store(this.is_end_stream(), Ordering::Relaxed);
        if let Some(on_progress) = &state.on_progress {
            lock(on_progress)(Progress {
                bytes: this.bytes,
                total: state.length,
            });
        }
        Poll::Ready(Some(Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty() && self.open.is_none() && self.next >= self.state.pieces.len()
    }

    fn size_hint(&self) -> SizeHint {
        match self.state.length {
            Some(length) => SizeHint::with_exact(length.saturating_sub(self.bytes)),
            None => SizeHint::default(),
        }
    }
}
