//! A server URL is refused, or means the same server as in the URL standard.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pipeshub_core::ErrorKind;
use pipeshub_core::http::Response;
use pipeshub_fuzz::{Sent, authorize, show_error};
use url::{Host, Url};

fuzz_target!(|server: &str| {
    let sent = Sent::default();
    let core = match sent
        .builder(|_| Response::new(Vec::new()))
        .server_url(server)
        .build()
    {
        Ok(core) => core,
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::InvalidConfig);
            return show_error(&error);
        }
    };
    let error = authorize(&core, "a-1").unwrap_err();
    if error.kind() == ErrorKind::InvalidRequest {
        return assert!(server.len() > 10_000 && sent.take().is_empty());
    }
    let [uri] = &sent.take()[..] else {
        panic!("one request")
    };
    assert!(uri.path().ends_with("/connectors/a-1/oauth/authorize"));
    assert!(uri.query().is_none());
    let (Ok(whole), Ok(server)) = (Url::parse(&uri.to_string()), Url::parse(server)) else {
        // A name in its xn-- form that decodes to nothing.
        return assert!(uri.host().unwrap().to_ascii_lowercase().contains("xn--"));
    };
    assert_eq!(whole.origin(), server.origin());
    assert_eq!(whole.path(), uri.path());
    assert!(whole.username().is_empty() && whole.password().is_none());
    let loopback = match whole.host().unwrap() {
        Host::Domain(name) => name == "localhost",
        Host::Ipv4(ip) => ip.is_loopback(),
        Host::Ipv6(ip) => ip.is_loopback(),
    };
    assert!(whole.scheme() == "https" || loopback, "{whole}");
});
