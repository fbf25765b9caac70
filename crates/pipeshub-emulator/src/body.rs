//! Response bodies, including broken ones.

use std::convert::Infallible;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Frame, SizeHint};

/// The error that closes a connection before the response is complete.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cut;

impl fmt::Display for Cut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the emulator closes the connection on purpose")
    }
}

impl std::error::Error for Cut {}

impl From<Infallible> for Cut {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

/// The body of a response.
#[derive(Debug)]
pub(crate) enum Body {
    /// A complete body, sent as one frame.
    Whole(Option<Bytes>),
    /// A part of a body whose head announces `promised` bytes. Then the connection is closed.
    Truncated {
        part: Option<Bytes>,
        promised: u64,
        pauses: u8,
    },
    /// `first`, and then `filling` again and again until the connection is closed.
    Endless {
        first: Option<Bytes>,
        filling: Bytes,
    },
}

/// The number of pending polls of a truncated body before its error.
///
/// hyper flushes the part while the body is pending, and drops unflushed bytes after the error.
const PAUSES: u8 = 3;

impl Body {
    /// Returns the first half of `whole`, announced with the full length.
    pub(crate) fn truncated(whole: &Bytes) -> Self {
        let part = whole.slice(..whole.len() / 2);
        Self::Truncated {
            part: Some(part),
            promised: whole.len() as u64,
            pauses: PAUSES,
        }
    }

    /// Returns a JSON object that never ends.
    pub(crate) fn endless() -> Self {
        let first = Bytes::from_static(b"{\"success\":true,\"state\":\"");
        Self::Endless {
            first: Some(first),
            filling: Bytes::from_static(&[b'e'; 8192]),
        }
    }
}

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = Cut;

    /// States of `Truncated`: part, pauses, error.
    ///
    /// The part is sent first. Then `pauses` counts down to zero, and the error ends the body. The
    /// other variants are never pending.
    ///
    /// A pending poll wakes its task at once, since no event will.
    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Cut>>> {
        let frame = |bytes| Poll::Ready(Some(Ok(Frame::data(bytes))));
        match self.get_mut() {
            Self::Whole(whole) => Poll::Ready(whole.take().map(|bytes| Ok(Frame::data(bytes)))),
            Self::Truncated { part, pauses, .. } => match (part.take(), *pauses) {
                (Some(part), _) => frame(part),
                (None, 0) => Poll::Ready(Some(Err(Cut))),
                (None, left) => {
                    *pauses = left - 1;
                    cx.waker().wake_by_ref();
                    Poll::Pending
                }
            },
            Self::Endless { first, filling } => {
                frame(first.take().unwrap_or_else(|| filling.clone()))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Self::Whole(None))
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Whole(whole) => {
                SizeHint::with_exact(whole.as_ref().map_or(0, |bytes| bytes.len() as u64))
            }
            Self::Truncated { promised, .. } => SizeHint::with_exact(*promised),
            Self::Endless { .. } => SizeHint::default(),
        }
    }
}
