//! The limits that protect clients from each other: time, memory, connections.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing step fails its test"
)]

mod support;

use std::time::Duration;

use pipeshub_emulator::{Emulator, Fault, fixtures};
use support::{Response, connect, exchange, get, post, send};
use tokio::io::AsyncWriteExt as _;

const SOON: Duration = Duration::from_millis(50);

#[tokio::test]
async fn unfinished_body_ends_with_408() {
    let emulator = Emulator::builder()
        .request_timeout(SOON)
        .start()
        .await
        .unwrap();
    let request =
        "POST /api/v1/oauth2/token HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nhalf";
    let response = Response::parse(&exchange(connect(&emulator).await, request).await).unwrap();
    assert_eq!(
        (response.status, response.header("connection")),
        (408, Some("close"))
    );
    assert!(response.body.is_empty() && emulator.requests().is_empty());
}

#[tokio::test]
async fn connection_whose_client_reads_nothing_is_closed() {
    // More than the buffers of both sockets hold.
    const LENGTH: usize = 64 << 20;
    let emulator = Emulator::builder()
        .request_timeout(SOON)
        .start()
        .await
        .unwrap();
    let request = format!(
        "GET /api/v1/connectors/{}/config HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        fixtures::READY
    );
    emulator.fault(Fault::reply(200, "text/plain", "x".repeat(LENGTH)));
    let mut stalled = connect(&emulator).await;
    stalled.write_all(request.as_bytes()).await.unwrap();
    // A write fails once the server has closed the connection. Until then, the bytes stay in the
    // server's buffer.
    let closed = async {
        while stalled.write_all(b"x").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), closed)
        .await
        .expect("the server keeps the connection open");

    // A client that reads gets the whole response, and other clients are served.
    emulator.fault(Fault::reply(200, "text/plain", "x".repeat(LENGTH)));
    let whole = exchange(connect(&emulator).await, &request).await;
    assert_eq!(Response::parse(&whole).unwrap().body.len(), LENGTH);
}

#[cfg(feature = "tls")]
#[tokio::test]
async fn silent_handshake_is_closed() {
    let emulator = Emulator::builder()
        .tls(true)
        .request_timeout(SOON)
        .start()
        .await
        .unwrap();
    assert!(exchange(connect(&emulator).await, "").await.is_empty());
}

#[tokio::test]
async fn journal_keeps_the_latest_requests() {
    let emulator = Emulator::builder()
        .journal_limits(2, 1 << 20)
        .start()
        .await
        .unwrap();
    for n in 0..5 {
        let target = format!("/api/v1/connectors/oauth/callback?code=c&state={n}");
        send(&emulator, "GET", &target, "X-A: 1\r\nX-A: 2\r\n")
            .await
            .unwrap();
    }
    let seen = emulator.requests();
    let states: Vec<_> = seen
        .iter()
        .filter_map(|request| request.param("state"))
        .collect();
    assert_eq!(states, ["3", "4"]);
    assert!(seen.iter().all(|request| request.status.unwrap() == 401));
    assert_eq!(seen[1].headers.get_all("x-a").iter().count(), 2);
    assert_eq!(
        (emulator.code_count("c"), emulator.forgotten_requests()),
        (2, 3)
    );
    emulator.clear_requests();
    assert_eq!(
        (emulator.code_count("c"), emulator.forgotten_requests()),
        (0, 0)
    );
}

#[tokio::test]
async fn journal_that_is_off_keeps_nothing() {
    let emulator = Emulator::builder().without_journal().start().await.unwrap();
    let target = format!("/api/v1/connectors/{}/config", fixtures::READY);
    assert_eq!(get(&emulator, &target).await.status, 200);
    assert!(emulator.requests().is_empty() && emulator.other_requests().is_empty());
}

#[tokio::test]
async fn form_over_100_kib_is_refused() {
    let emulator = Emulator::builder().start().await.unwrap();
    let form = |length: usize| format!("grant_type=client_credentials&x={}", "y".repeat(length));
    for (target, status) in [
        ("/api/v1/oauth2/token", 500),
        ("/provider/token", 413),
        ("/provider/consent", 413),
    ] {
        assert_eq!(
            post(&emulator, target, &form(110_000)).await.status,
            status,
            "{target}"
        );
        let shorter = post(&emulator, target, &form(90_000)).await.status;
        assert!([400, 401].contains(&shorter), "{target}: {shorter}");
    }
}

#[tokio::test]
async fn request_over_the_limit_of_oauth_apps_gets_429_and_others_go_on() {
    let emulator = Emulator::builder()
        .rate_limit(100)
        .oauth_rate_limit(2)
        .start()
        .await
        .unwrap();
    for (remaining, status) in [("1", 401), ("0", 401), ("0", 429)] {
        let response = post(
            &emulator,
            "/api/v1/oauth2/token",
            "grant_type=client_credentials&client_id=x&client_secret=y",
        )
        .await;
        assert_eq!(response.status, status, "{response:?}");
        assert_eq!(response.header("ratelimit-limit"), Some("2"));
        assert_eq!(response.header("ratelimit-remaining"), Some(remaining));
        if status == 429 {
            let seconds = response.header("retry-after").unwrap();
            assert_eq!(response.json()["error"]["retryAfter"].to_string(), seconds);
            assert_eq!(response.code(), "HTTP_TOO_MANY_REQUESTS");
        }
    }
    let other = get(&emulator, "/api/v1/connectors").await;
    assert_eq!(other.status, 200);
    // The three requests count for the general limit, too.
    assert_eq!(other.header("ratelimit-remaining"), Some("96"));
}
