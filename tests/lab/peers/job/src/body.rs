//! Bodies for hyper's clients.

use std::convert::Infallible;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};

use http::Response;
use hyper::body::{Body, Bytes, Frame, Incoming, SizeHint};

pub struct Empty;

impl Body for Empty {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Ready(None)
    }

    fn is_end_stream(&self) -> bool {
        true
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(0)
    }
}

/// Reads the status and the whole body.
pub async fn read(response: Response<Incoming>) -> hyper::Result<(u16, Vec<u8>)> {
    let status = response.status().as_u16();
    let mut body = pin!(response.into_body());
    let mut bytes = Vec::new();
    while let Some(frame) = std::future::poll_fn(|cx| body.as_mut().poll_frame(cx)).await {
        if let Ok(data) = frame?.into_data() {
            bytes.extend_from_slice(&data);
        }
    }
    Ok((status, bytes))
}
