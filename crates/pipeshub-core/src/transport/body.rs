//! The body of a request or a response.

use std::error::Error as StdError;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Frame, SizeHint};

use crate::error::BoxError;

/// The body of a request or a response: bytes, or a stream of bytes.
///
/// A `Body` is not [`UnwindSafe`](std::panic::UnwindSafe), because it may contain any stream. Drop
/// a body that panicked.
pub struct Body(Content);

enum Content {
    Bytes(Bytes),
    Stream(StreamBody),
}

/// A body that arrives piece by piece.
pub(crate) type StreamBody = Pin<Box<dyn http_body::Body<Data = Bytes, Error = BoxError> + Send>>;

impl Body {
    /// Creates a body without bytes.
    #[must_use]
    pub fn empty() -> Self {
        Self(Content::Bytes(Bytes::new()))
    }

    /// Returns the bytes, unless the body is a stream.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Content::Bytes(bytes) => Some(bytes),
            Content::Stream(_) => None,
        }
    }

    /// Splits the body into its bytes and its stream. A body has one of them.
    pub(crate) fn split(self) -> (Bytes, Option<StreamBody>) {
        match self.0 {
            Content::Bytes(bytes) => (bytes, None),
            Content::Stream(stream) => (Bytes::new(), Some(stream)),
        }
    }

    /// Creates a body from a stream.
    pub fn stream(
        body: impl http_body::Body<Data = Bytes, Error = Box<dyn StdError + Send + Sync>>
        + Send
        + 'static,
    ) -> Self {
        Self(Content::Stream(Box::pin(body)))
    }
}

impl<T: Into<Bytes>> From<T> for Body {
    fn from(bytes: T) -> Self {
        Self(Content::Bytes(bytes.into()))
    }
}

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        match &mut self.0 {
            Content::Bytes(bytes) if bytes.is_empty() => Poll::Ready(None),
            Content::Bytes(bytes) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes))))),
            Content::Stream(stream) => stream.as_mut().poll_frame(cx),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Content::Bytes(bytes) => bytes.is_empty(),
            Content::Stream(stream) => stream.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Content::Bytes(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Content::Stream(stream) => stream.size_hint(),
        }
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Content::Bytes(_) => "Body::Bytes(..)",
            Content::Stream(_) => "Body::Stream(..)",
        })
    }
}
