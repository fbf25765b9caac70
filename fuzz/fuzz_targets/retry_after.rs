//! A call ends at its deadline, and a long wait is returned, whatever wait the server asks for.
//!
//! The input has a line each for `Retry-After`, `Date` and a body.
#![no_main]

use std::time::Duration;

use libfuzzer_sys::fuzz_target;
use pipeshub_core::ErrorKind;
use pipeshub_core::http::{HeaderValue, Response, StatusCode};
use pipeshub_fuzz::{Sent, authorize, now};
use tokio::time::Instant;

const LIMIT: Duration = Duration::from_secs(30);

fuzz_target!(|input: &[u8]| {
    let mut lines = input.splitn(3, |byte| *byte == b'\n');
    let mut reply = Response::new(Vec::new());
    for name in ["retry-after", "date"] {
        let line = lines.next().unwrap_or_default();
        let Ok(value) = HeaderValue::from_bytes(line) else {
            return;
        };
        if !line.is_empty() {
            reply.headers_mut().insert(name, value);
        }
    }
    *reply.body_mut() = lines.next().unwrap_or_default().to_vec();
    *reply.status_mut() = if input.len().is_multiple_of(2) {
        StatusCode::TOO_MANY_REQUESTS
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    let sent = Sent::default();
    let core = sent
        .builder(move |_| reply.clone())
        .timeout(LIMIT)
        .build()
        .unwrap();
    let start = now(async { Instant::now() });
    let error = authorize(&core, "a-1").unwrap_err();
    let took = now(async { start.elapsed() });
    assert_eq!(error.kind(), ErrorKind::Status);
    assert!(took <= LIMIT, "{took:?}");
    let requests = u32::try_from(sent.take().len()).unwrap();
    assert!(requests == error.attempts() && (1..=3).contains(&requests));
    if let Some(wait) = error.retry_after() {
        // The SDK honors the wait each time, or returns at once.
        let pauses = requests - 1;
        assert!(wait <= Duration::from_secs(60) || pauses == 0);
        assert!(took >= wait.saturating_mul(pauses), "{took:?}");
    }
});
