//! An id is sent exactly as it is, or not at all.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pipeshub_core::http::Response;
use pipeshub_core::{Delivery, ErrorKind};
use pipeshub_fuzz::{Sent, authorize};

fuzz_target!(|id: &str| {
    let sent = Sent::default();
    let core = sent
        .builder(|_| Response::new(Vec::new()))
        .server_url("https://h.example/api/v1")
        .build()
        .unwrap();
    let error = authorize(&core, id).unwrap_err();
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if (1..=64).contains(&id.len()) && id.bytes().all(fits) {
        let [uri] = &sent.take()[..] else {
            panic!("one request")
        };
        assert_eq!(
            uri.to_string(),
            format!("https://h.example/api/v1/connectors/{id}/oauth/authorize")
        );
    } else {
        assert_eq!(
            (error.kind(), error.delivery()),
            (ErrorKind::InvalidRequest, Delivery::NotSent)
        );
        assert!(sent.take().is_empty());
        // The text is the same for every id.
        assert_eq!(
            format!("{error} {error:?}"),
            format!("{0} {0:?}", authorize(&core, "").unwrap_err())
        );
    }
});
