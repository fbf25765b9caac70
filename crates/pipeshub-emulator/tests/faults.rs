//! The scripted faults, from a client's point of view.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing step fails its test"
)]

mod support;

use std::time::{Duration, Instant};

use pipeshub_emulator::fixtures::READY;
use pipeshub_emulator::{Emulator, Fault};
use support::{Response, callback_target, connect, exchange, get, granted, param, send};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

async fn start() -> Emulator {
    Emulator::builder().start().await.unwrap()
}

fn config() -> String {
    format!("/api/v1/connectors/{READY}/config")
}

/// Sends the callback of a granted flow into a fault. Returns the response and the code.
async fn callback_into(emulator: &Emulator, fault: Fault) -> (Option<Response>, String) {
    let redirect = granted(emulator, READY).await;
    emulator.clear_requests();
    emulator.fault(fault);
    let header = format!("Authorization: Bearer {}\r\n", emulator.token());
    let response = send(emulator, "GET", &callback_target(&redirect), &header).await;
    assert_eq!(emulator.pending_faults(), 0);
    (response, param(&redirect, "code").to_owned())
}

#[tokio::test]
async fn scripted_status_has_the_error_envelope() {
    let emulator = start().await;
    emulator.faults(2, &Fault::status(503).header("Retry-After", "7"));
    for _ in 0..2 {
        let response = get(&emulator, &config()).await;
        assert_eq!(
            (response.status, response.code().as_str()),
            (503, "HTTP_SERVICE_UNAVAILABLE")
        );
        assert_eq!(response.header("retry-after"), Some("7"));
        assert_eq!(
            (response.header("x-powered-by"), response.header("vary")),
            (Some("Express"), Some("Origin"))
        );
        assert!(response.header("ratelimit-remaining").is_some());
    }
    assert_eq!(get(&emulator, &config()).await.status, 200);
}

#[tokio::test]
async fn scripted_response_has_any_status_and_body() {
    let emulator = start().await;
    emulator.fault(Fault::reply(502, "text/html", "<h1>Bad Gateway</h1>"));
    let response = get(&emulator, &config()).await;
    assert_eq!(
        (response.status, response.text()),
        (502, "<h1>Bad Gateway</h1>")
    );
    assert_eq!(
        (
            response.header("content-type"),
            response.header("x-powered-by")
        ),
        (Some("text/html"), None)
    );
    emulator.fault(Fault::reply(204, "", ""));
    let response = get(&emulator, &config()).await;
    assert_eq!(
        (response.status, response.header("content-type")),
        (204, None)
    );
}

#[tokio::test]
async fn pages_and_provider_consume_no_faults() {
    let emulator = start().await;
    emulator.fault(Fault::status(500));
    send(&emulator, "GET", "/", "").await.unwrap();
    send(&emulator, "GET", "/provider/authorize", "")
        .await
        .unwrap();
    assert_eq!(emulator.pending_faults(), 1);
    emulator.clear_faults();
    assert_eq!(get(&emulator, &config()).await.status, 200);
}

#[tokio::test]
async fn fault_for_an_operation_waits_for_its_request() {
    let emulator = start().await;
    emulator.fault(Fault::status(503).on("getConnectorConfig"));
    emulator.fault(Fault::status(429));
    emulator.fault(Fault::status(409).on("noSuchOperation"));
    let instance = format!("/api/v1/connectors/{READY}");
    let statuses = [
        get(&emulator, &instance).await.status,
        get(&emulator, &instance).await.status,
        get(&emulator, &config()).await.status,
        get(&emulator, &config()).await.status,
    ];
    assert_eq!(statuses, [429, 200, 503, 200]);
    assert_eq!(emulator.pending_faults(), 1);
}

#[tokio::test]
async fn delay_applies_before_or_after_handling() {
    let emulator = start().await;
    let wait = Duration::from_millis(80);
    for fault in [
        Fault::delay(wait),
        Fault::late_reply(wait),
        Fault::status(500).after(wait),
    ] {
        let began = Instant::now();
        emulator.fault(fault);
        get(&emulator, &config()).await;
        assert!(began.elapsed() >= wait);
    }
}

#[tokio::test]
async fn request_cut_before_reading_is_not_recorded() {
    let emulator = start().await;
    let (response, code) = callback_into(&emulator, Fault::cut_before_read()).await;
    assert!(response.is_none());
    assert_eq!(
        (emulator.requests().len(), emulator.code_count(&code)),
        (0, 0)
    );
}

#[tokio::test]
async fn idle_connection_is_closed_by_a_cut_before_reading() {
    let emulator = start().await;
    let mut stream = connect(&emulator).await;
    let request = format!("GET {} HTTP/1.1\r\nHost: localhost\r\n\r\n", config());
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut start = [0; 12];
    stream.read_exact(&mut start).await.unwrap();
    assert_eq!(&start, b"HTTP/1.1 401");
    emulator.fault(Fault::cut_before_read());
    let rest = String::from_utf8(exchange(stream, &request).await).unwrap();
    assert!(!rest.contains("HTTP/1.1"), "{rest}");
    assert_eq!(emulator.requests().len(), 1);
}

#[tokio::test]
async fn request_cut_after_reading_is_counted_without_effect() {
    let emulator = start().await;
    let (response, code) = callback_into(&emulator, Fault::cut_after_read()).await;
    assert!(response.is_none());
    assert_eq!(
        (
            emulator.code_count(&code),
            emulator.provider_code_count(&code)
        ),
        (1, 0)
    );
    assert!(!emulator.requests()[0].answered());
    assert!(!emulator.is_authenticated(READY));
}

#[tokio::test]
async fn request_with_a_lost_response_has_its_effects() {
    let emulator = start().await;
    let (response, code) = callback_into(&emulator, Fault::handled_then_cut()).await;
    assert!(response.is_none());
    assert_eq!(
        (
            emulator.code_count(&code),
            emulator.provider_code_count(&code)
        ),
        (1, 1)
    );
    assert!(!emulator.requests()[0].answered());
    assert!(emulator.is_authenticated(READY));
}

#[tokio::test]
async fn scripted_response_after_handling_hides_the_effects() {
    let proxy = |status| Fault::reply(status, "text/html", "<h1>Bad Gateway</h1>");
    for (fault, status, body) in [
        (proxy(502), 502, "<h1>Bad Gateway</h1>"),
        (proxy(503), 503, "<h1>Bad Gateway</h1>"),
        (proxy(504), 504, "<h1>Bad Gateway</h1>"),
        (Fault::status(503), 503, "HTTP_SERVICE_UNAVAILABLE"),
    ] {
        for handled in [false, true] {
            let emulator = start().await;
            let fault = fault.clone();
            let fault = if handled { fault.once_handled() } else { fault };
            let (response, code) = callback_into(&emulator, fault).await;
            let response = response.unwrap();
            assert_eq!(response.status, status);
            assert!(response.text().contains(body), "{}", response.text());
            assert_eq!(emulator.provider_code_count(&code), usize::from(handled));
            assert_eq!(emulator.is_authenticated(READY), handled);
            assert!(emulator.requests()[0].answered());
        }
    }
}

#[tokio::test]
async fn truncated_body_announces_more_than_it_sends() {
    let emulator = start().await;
    let (response, _) = callback_into(&emulator, Fault::truncated_body()).await;
    let response = response.unwrap();
    let announced: usize = response.header("content-length").unwrap().parse().unwrap();
    assert_eq!(response.body.len(), announced / 2);
    assert!(response.text().starts_with("{\"redirectUrl\":"));
    assert!(emulator.is_authenticated(READY));
}

#[tokio::test]
async fn endless_body_never_ends() {
    let emulator = start().await;
    emulator.fault(Fault::endless_body());
    let mut stream = connect(&emulator).await;
    let request = format!("GET {} HTTP/1.1\r\nHost: localhost\r\n\r\n", config());
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut much = vec![0; 2_000_000];
    stream.read_exact(&mut much).await.unwrap();
    assert_eq!(
        Response::parse(&much).unwrap().header("content-type"),
        Some("application/json; charset=utf-8")
    );
    drop(emulator);
    // Bytes in flight can still arrive before the connection ends.
    exchange(stream, "").await;
}

#[tokio::test]
async fn wrong_content_type_keeps_the_body() {
    let emulator = start().await;
    let (response, _) = callback_into(&emulator, Fault::wrong_content_type("text/plain")).await;
    let response = response.unwrap();
    assert_eq!(
        (response.status, response.header("content-type")),
        (200, Some("text/plain"))
    );
    assert_eq!(response.json()["success"], true);
}
