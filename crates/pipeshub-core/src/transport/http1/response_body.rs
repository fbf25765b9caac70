//! The body of a response over the default transport.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use hyper::body::Incoming;

use super::connection::Connection;
use super::pool::Pool;
use crate::error::BoxError;
use crate::url::origin::Origin;

/// The body of a response. It drives its connection.
///
/// At the end of the body, the connection returns to the pool. A body that is dropped before its
/// end closes the connection.
pub(super) struct ResponseBody {
    body: Incoming,
    /// `None` when the body has ended.
    connection: Option<Connection>,
    /// The pool for the connection, if the connection may be reused.
    pool: Option<(Arc<Pool>, Origin)>,
}

impl ResponseBody {
    pub(super) fn new(
        body: Incoming,
        connection: Connection,
        pool: Option<(Arc<Pool>, Origin)>,
    ) -> Self {
        let mut body = Self {
            body,
            connection: Some(connection),
            pool,
        };
        if body.is_end_stream() {
            body.release();
        }
        body
    }

    fn release(&mut self) {
        if let (Some(connection), Some((pool, origin))) = (self.connection.take(), self.pool.take())
        {
            pool.put(origin, connection);
        }
    }
}

impl Body for ResponseBody {
    type Data = Bytes;
    type Error = BoxError;

    // The order matters. hyper reads from the stream only after a frame was requested, so the body
    // is polled first. If it is pending, the connection is driven, which may complete a frame, and
    // the body is polled again. The last poll registers the waker. The connection is released once,
    // with the last frame or the end.
    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let mut poll = Pin::new(&mut self.body).poll_frame(cx);
        if poll.is_pending() {
            if let Some(connection) = &mut self.connection {
                connection.drive(cx);
                poll = Pin::new(&mut self.body).poll_frame(cx);
            }
        }
        if matches!(poll, Poll::Ready(None)) || self.body.is_end_stream() {
            self.release();
        }
        poll.map_err(Into::into)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
