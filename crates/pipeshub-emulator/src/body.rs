//! Response bodies, the broken ones included.

use std::convert::Infallible;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Frame, SizeHint};

/// The connection is to be closed without (the rest of) a reply.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cut;

impl fmt::Display for Cut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the connection is cut on purpose")
    }
}

impl std::error::Error for Cut {}

impl From<Infallible> for Cut {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

/// What goes out after a response's head.
#[derive(Debug)]
pub(crate) enum Body {
    /// All of it at once.
    Whole(Option<Bytes>),
    /// A part of what `promised` says, then the connection is cut.
    Truncated {
        part: Option<Bytes>,
        promised: u64,
        pauses: u8,
    },
    /// The first bytes, then filling until the connection ends.
    Endless {
        first: Option<Bytes>,
        filling: Bytes,
    },
}

/// Turns in which the connection may flush a truncated part before it is cut.
const PAUSES: u8 = 3;

impl Body {
    /// The first half of `whole`, announced in full.
    pub(crate) fn truncated(whole: &Bytes) -> Self {
        let part = whole.slice(..whole.len() / 2);
        Self::Truncated {
            part: Some(part),
            promised: whole.len() as u64,
            pauses: PAUSES,
        }
    }

    /// A JSON object that never closes.
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
