//! No response panics, a failed flow is no success, and a URL for the browser is safe for one.
//!
//! The input is a response as text, with LF line ends in its head. The stored responses of the
//! tests are a corpus.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pipeshub_core::RetryConfig;
use pipeshub_core::http::{HeaderName, HeaderValue, Response, StatusCode};
use pipeshub_fuzz::{Sent, authorize, callback};
use serde_json::Value;
use url::{Host, Url};

fn parsed(input: &[u8]) -> Option<Response<Vec<u8>>> {
    let end = input.windows(2).position(|two| two == b"\n\n")?;
    let mut lines = input[..end].split(|byte| *byte == b'\n');
    let mut response = Response::new(input[end + 2..].to_vec());
    *response.status_mut() = StatusCode::from_bytes(lines.next()?.get(9..12)?).ok()?;
    for line in lines {
        let colon = line.iter().position(|byte| *byte == b':')?;
        let value = line[colon + 1..].trim_ascii();
        response.headers_mut().append(
            HeaderName::from_bytes(&line[..colon]).ok()?,
            HeaderValue::from_bytes(value).ok()?,
        );
    }
    Some(response)
}

fuzz_target!(|input: &[u8]| {
    let Some(reply) = parsed(input) else { return };
    let json = serde_json::from_slice::<Value>(reply.body()).unwrap_or_default();
    let status = reply.status();
    let sent = Sent::default();
    let core = sent
        .builder(move |_| reply.clone())
        .retries(RetryConfig::none())
        .build()
        .unwrap();
    if let Ok(authorized) = authorize(&core, "a-1") {
        assert!(status.is_success() && json["success"] != Value::Bool(false));
        let url = Url::parse(authorized.authorization_url.as_str()).unwrap();
        let loopback = match url.host().unwrap() {
            Host::Domain(name) => name == "localhost",
            Host::Ipv4(ip) => ip.is_loopback(),
            Host::Ipv6(ip) => ip.is_loopback(),
        };
        assert!(url.scheme() == "https" || (url.scheme() == "http" && loopback));
        assert!(url.username().is_empty() && url.password().is_none());
        let states: Vec<_> = url
            .query_pairs()
            .filter(|(name, _)| name == "state")
            .map(|(_, value)| value)
            .collect();
        assert_eq!(states, [authorized.state.expose()]);
    }
    if let Ok(connected) = callback(&core) {
        assert!(status.is_success() || status == StatusCode::FOUND);
        if status != StatusCode::FOUND {
            assert!(json["success"] != Value::Bool(false));
            assert!(json["error"].as_str().unwrap_or_default().is_empty());
        }
        let shown = connected.connector_id().unwrap_or("-");
        assert!(
            shown
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
        );
        let url = connected
            .redirect_url
            .as_ref()
            .map_or("", |url| url.as_str());
        assert!(!url.contains("?oauth_error=") && !url.contains("&oauth_error="));
    }
    assert_eq!(sent.take().len(), 2);
});
