//! Response bodies, including broken ones.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http::Response;
use http_body::{Frame, SizeHint};
use tokio::time::{Sleep, sleep};

use crate::response::FullResponse;

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
    /// A body that is sent step by step.
    Streamed(Streamed),
}

/// A step of a streamed body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// Sends a chunk.
    Chunk(Bytes),
    /// Sends nothing for this time.
    Wait(Duration),
}

/// The end of a streamed body, after its last step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// The body is complete.
    Complete,
    /// Nothing is sent any more, and the connection stays open.
    Silence,
    /// The connection is closed before the body is complete.
    Cut,
}

/// The steps of a streamed body, and its progress.
#[derive(Debug)]
pub(crate) struct Streamed {
    pub(crate) steps: VecDeque<Step>,
    pub(crate) ending: Ending,
    /// The announced length. `None` for a chunked body.
    pub(crate) length: Option<u64>,
    waiting: Option<Pin<Box<Sleep>>>,
    pauses: u8,
}

impl Streamed {
    /// Returns a chunked body of these steps that ends properly.
    pub(crate) fn new(steps: impl IntoIterator<Item = Step>) -> Self {
        Self {
            steps: steps.into_iter().collect(),
            ending: Ending::Complete,
            length: None,
            waiting: None,
            pauses: PAUSES,
        }
    }

    /// Takes the steps in order. `waiting` is the timer of a wait that has begun.
    ///
    /// After the last step, a complete body ends, a silent one is pending for ever, and a cut one
    /// counts `pauses` down and fails. hyper watches the connection of a pending body.
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Cut>>> {
        loop {
            if let Some(waiting) = &mut self.waiting {
                ready!(waiting.as_mut().poll(cx));
                self.waiting = None;
            }
            match self.steps.pop_front() {
                Some(Step::Chunk(bytes)) if bytes.is_empty() => {}
                Some(Step::Chunk(bytes)) => return Poll::Ready(Some(Ok(Frame::data(bytes)))),
                Some(Step::Wait(time)) => self.waiting = Some(Box::pin(sleep(time))),
                None => return self.poll_ending(cx),
            }
        }
    }

    fn poll_ending(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Cut>>> {
        match self.ending {
            Ending::Complete => Poll::Ready(None),
            Ending::Silence => Poll::Pending,
            Ending::Cut if self.pauses == 0 => Poll::Ready(Some(Err(Cut))),
            Ending::Cut => {
                self.pauses -= 1;
                cx.waker().wake_by_ref();
                Poll::Pending
            }
        }
    }
}

/// Returns a response whose body is sent as one frame.
pub(crate) fn full_body(response: FullResponse) -> Response<Body> {
    response.map(|body| Body::Whole(Some(body).filter(|body| !body.is_empty())))
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

    /// Returns a body that repeats `chunk` until the connection is closed.
    pub(crate) fn repeated(chunk: Bytes) -> Self {
        Self::Endless {
            first: None,
            filling: chunk,
        }
    }

    /// Returns the bytes of a body that is sent as one frame.
    pub(crate) fn whole(&self) -> Option<Bytes> {
        match self {
            Self::Whole(whole) => Some(whole.clone().unwrap_or_default()),
            _ => None,
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
    /// The part is sent first. Then `pauses` counts down to zero, and the error ends the body.
    /// `Streamed` has states of its own. The other variants are never pending.
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
            Self::Streamed(streamed) => streamed.poll(cx),
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
            Self::Streamed(streamed) => streamed
                .length
                .map_or_else(SizeHint::default, SizeHint::with_exact),
        }
    }
}
