//! A program that uses the HTTP client without the SDK.

use std::future::poll_fn;
use std::pin::Pin;

use hyper::body::{Body as _, Incoming};

/// Reads the whole body, without a limit.
pub(crate) async fn read(mut body: Incoming) -> hyper::Result<Vec<u8>> {
    let mut all = Vec::new();
    while let Some(frame) = poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await {
        if let Ok(piece) = frame?.into_data() {
            all.extend_from_slice(&piece);
        }
    }
    Ok(all)
}
