//! The check of the `Host` header.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing step fails its test"
)]

mod support;

use pipeshub_emulator::fixtures::READY;
use pipeshub_emulator::{Emulator, Error, Fault};
use support::{Response, connect, exchange};

/// Sends a GET for `host` with the administrator's session.
///
/// A web page can send such a request.
async fn get_at(emulator: &Emulator, host: &str, target: &str) -> Response {
    let request = format!(
        "GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nAuthorization: Bearer {}\r\n\r\n",
        emulator.token()
    );
    Response::parse(&exchange(connect(emulator).await, &request).await).expect("no response")
}

fn config() -> String {
    format!("/api/v1/connectors/{READY}/config")
}

#[tokio::test]
async fn request_for_an_unknown_host_gets_advice_and_has_no_effect() {
    let emulator = Emulator::builder().start().await.unwrap();
    emulator.fault(Fault::status(503));
    let authorize = format!("/api/v1/connectors/{READY}/oauth/authorize");
    for target in [
        &authorize,
        "/",
        "/provider/authorize?client_id=emulator-client",
    ] {
        for host in ["evil.example", "localhost.evil.example:8080"] {
            let response = get_at(&emulator, host, target).await;
            assert_eq!(
                (
                    response.status,
                    response.code().as_str(),
                    response.header("connection")
                ),
                (421, "HTTP_MISDIRECTED_REQUEST", Some("close")),
                "{host}{target}"
            );
            assert_eq!(response.header("access-control-allow-origin"), None);
            let (name, _) = host.split_once(':').unwrap_or((host, ""));
            let json = response.json();
            let message = json["error"]["message"].as_str().unwrap();
            assert!(
                message.contains(&format!("--allow-host {name},"))
                    && message.contains(&format!("Builder::allow_host(\"{name}\")")),
                "{message}"
            );
        }
    }
    assert!(emulator.requests().is_empty() && emulator.other_requests().is_empty());
    assert_eq!(emulator.pending_faults(), 1);
}

#[tokio::test]
async fn request_without_a_host_is_refused() {
    let emulator = Emulator::builder().start().await.unwrap();
    let request = "GET / HTTP/1.1\r\nConnection: close\r\n\r\n";
    let response = Response::parse(&exchange(connect(&emulator).await, request).await).unwrap();
    assert_eq!(
        (response.status, response.code().as_str()),
        (400, "HTTP_BAD_REQUEST")
    );
}

#[tokio::test]
async fn loopback_or_allowed_host_is_accepted() {
    let emulator = Emulator::builder()
        .allow_host("emulator")
        .start()
        .await
        .unwrap();
    let own = emulator.address().to_string();
    for host in [
        "localhost",
        "127.0.0.1",
        "[::1]:8080",
        &own,
        "EMULATOR:8080",
    ] {
        assert_eq!(
            get_at(&emulator, host, &config()).await.status,
            200,
            "{host}"
        );
    }
    assert_eq!(get_at(&emulator, "emulators", &config()).await.status, 421);
}

/// On Linux, every address of 127.0.0.0/8 is a loopback address.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn local_address_is_accepted_by_a_listener_on_all_addresses() {
    let emulator = Emulator::builder()
        .listen(([0, 0, 0, 0], 0).into())
        .start()
        .await
        .unwrap();
    let port = emulator.address().port();
    let stream = tokio::net::TcpStream::connect(("127.9.8.7", port))
        .await
        .unwrap();
    let request = "GET / HTTP/1.1\r\nHost: 127.9.8.7\r\nConnection: close\r\n\r\n";
    let response = Response::parse(&exchange(stream, request).await).unwrap();
    assert_eq!(response.status, 200);
    assert_eq!(get_at(&emulator, "0.0.0.0", "/").await.status, 421);
    assert_eq!(get_at(&emulator, "192.0.2.1", "/").await.status, 421);
}

#[tokio::test]
async fn invalid_allowed_host_is_an_error_at_the_start() {
    for host in ["http://emulator", "emulator:8080", "*", ""] {
        let error = Emulator::builder()
            .allow_host(host)
            .start()
            .await
            .unwrap_err();
        assert!(
            matches!(&error, Error::Host(text) if text == host),
            "{error}"
        );
        assert!(
            error.to_string().contains("without scheme and port"),
            "{error}"
        );
    }
}
