//! The body of a call.

use std::panic::{RefUnwindSafe, UnwindSafe};
use std::time::Duration;

use bytes::Bytes;
use http::Request;

use crate::error::Error;
use crate::transport::{Attempt, Body, SendFuture};

/// The body of a call, from which each attempt gets a body of its own.
pub(crate) enum CallBody {
    None,
    Bytes(Bytes),
    /// A body that is read while it is sent. A trait object, so that a program whose bodies are
    /// bytes does not link the code.
    Streamed(Box<dyn StreamedBody>),
}

// A reader that panicked is not read again: its stream is dropped, and the reader is spent.
impl UnwindSafe for CallBody {}
impl RefUnwindSafe for CallBody {}

/// A body that is read while it is sent.
pub(crate) trait StreamedBody: Send + Sync {
    /// Sets the body and the content type of the next attempt.
    fn open(&self, request: &mut Request<Body>);

    /// Sends the request whose body was [opened](Self::open) last.
    ///
    /// The future fails if the body makes no progress for `idle_timeout`. If the source of the body
    /// fails, the error of the call is the error of the source.
    fn watch<'a>(
        &'a self,
        sending: SendFuture<'a>,
        attempt: &'a Attempt,
        idle_timeout: Option<Duration>,
    ) -> SendFuture<'a>;

    /// Whether another attempt cannot read the body again. Says so in the error of the last attempt,
    /// after which another attempt would follow.
    fn refuses_resend(&self, error: &mut Error) -> bool;

    /// Returns the bytes that no error may repeat, unless they are read while they are sent.
    fn as_bytes(&self) -> Option<&[u8]> {
        None
    }
}

impl CallBody {
    /// Returns the bytes, unless the body is read while it is sent.
    pub(crate) fn as_bytes(&self) -> Option<&[u8]> {
        match self {
            Self::None => None,
            Self::Bytes(bytes) => Some(bytes),
            Self::Streamed(body) => body.as_bytes(),
        }
    }

    /// Watches an attempt whose body is read while it is sent.
    pub(crate) fn watch<'a>(
        &'a self,
        sending: SendFuture<'a>,
        attempt: &'a Attempt,
        idle_timeout: Option<Duration>,
    ) -> SendFuture<'a> {
        match self {
            Self::Streamed(body) => body.watch(sending, attempt, idle_timeout),
            _ => sending,
        }
    }

    pub(crate) fn refuses_resend(&self, error: &mut Error) -> bool {
        matches!(self, Self::Streamed(body) if body.refuses_resend(error))
    }
}
