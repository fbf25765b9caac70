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

/// A response's body, which drives its connection. At the end the connection goes to the pool; a
/// body that is dropped earlier closes it.
pub(super) struct ResponseBody {
    body: Incoming,
    /// `None` when the body has ended.
    connection: Option<Connection>,
    /// Where the connection goes, if it may be used again.
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

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let mut poll = Pin::new(&mut self.body).poll_frame(cx);
        // hyper reads more only after it was asked for a frame.
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
