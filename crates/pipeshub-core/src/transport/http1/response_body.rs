//! The body of a response over the default transport.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body as _, Frame};
use hyper::body::Incoming;
use hyper::client::conn::http1::SendRequest;

use super::pool::Pool;
use crate::error::BoxError;
use crate::transport::Body;
use crate::url::origin::Origin;

/// A response's body. At its end the connection goes back to the pool.
pub(super) struct ResponseBody {
    body: Incoming,
    to_pool: Option<ConnectionReturn>,
}

/// A connection, and the pool that takes it back.
pub(super) struct ConnectionReturn {
    pub(super) pool: Arc<Pool>,
    pub(super) origin: Origin,
    pub(super) sender: SendRequest<Body>,
}

impl ResponseBody {
    pub(super) fn new(body: Incoming, to_pool: Option<ConnectionReturn>) -> Self {
        let mut response = Self { body, to_pool };
        if response.body.is_end_stream() {
            response.keep_connection();
        }
        response
    }

    fn keep_connection(&mut self) {
        if let Some(ConnectionReturn {
            pool,
            origin,
            sender,
        }) = self.to_pool.take()
        {
            pool.put(origin, sender);
        }
    }
}

impl http_body::Body for ResponseBody {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let poll = Pin::new(&mut self.body).poll_frame(cx);
        if matches!(poll, Poll::Ready(None)) || self.body.is_end_stream() {
            self.keep_connection();
        }
        poll.map_err(Into::into)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> http_body::SizeHint {
        self.body.size_hint()
    }
}
