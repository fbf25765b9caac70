//! The future of an open response.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use super::open_reply::{FromOpenReply, OpenReply};
use crate::error::Result;
use crate::reply::{RawReply, StreamLimits};
use crate::transport::BoxFuture;

/// The future that an operation returns if its response is read piece by piece.
///
/// The call is encoded and checked, but not sent. Awaiting the future sends the call, and returns
/// when the head of the response has arrived. If the future is dropped, the call ends. A request
/// that was sent may still take effect.
///
/// [`PipeshubCore::open`](crate::PipeshubCore::open) creates this future.
///
/// ```
/// use pipeshub_core::{Call, Download, Opening, Operation, PipeshubCore};
///
/// static STREAM_RECORD: Operation = Operation::get("streamRecord", "/records/{recordId}/content");
///
/// pub fn stream_record<'a>(core: &'a PipeshubCore, id: &str) -> Opening<'a, Download> {
///     core.open(Call::new(&STREAM_RECORD).id("recordId", id))
/// }
///
/// # async fn f(core: &PipeshubCore) -> pipeshub_core::Result<()> {
/// let mut download = stream_record(core, "rec-1").await?;
/// while let Some(chunk) = download.chunk().await? {
///     println!("{} bytes", chunk.len());
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "a call is not sent before its future is awaited"]
pub struct Opening<'a, T> {
    exchange: BoxFuture<'a, Result<RawReply>>,
    limits: StreamLimits,
    decode: fn(OpenReply) -> Result<T>,
}

impl<'a, T: FromOpenReply> Opening<'a, T> {
    pub(crate) fn new(exchange: BoxFuture<'a, Result<RawReply>>, limits: StreamLimits) -> Self {
        Self {
            exchange,
            limits,
            decode: decode::<T>,
        }
    }
}

fn decode<T: FromOpenReply>(mut reply: OpenReply) -> Result<T> {
    if T::stays_open(reply.headers()) {
        reply.open();
    }
    T::from_open_reply(reply)
}

impl<T> Future for Opening<'_, T> {
    type Output = Result<T>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        match self.exchange.as_mut().poll(cx) {
            Poll::Ready(Ok(reply)) => {
                Poll::Ready((self.decode)(OpenReply::new(reply, self.limits)))
            }
            Poll::Ready(Err(error)) => Poll::Ready(Err(error)),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl<T> fmt::Debug for Opening<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Opening(..)")
    }
}
