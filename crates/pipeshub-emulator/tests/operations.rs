//! Operations without a function, scripted responses, and the limits of settings.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing step fails its test"
)]

mod support;

use pipeshub_emulator::fixtures::{ADMIN_TOKEN, READY};
use pipeshub_emulator::{Emulator, Fault};
use support::wire::{json_request, request, send_raw};

#[tokio::test]
async fn operation_without_a_function_has_a_recorded_response_or_a_sample() {
    let emulator = Emulator::builder().start().await.unwrap();
    let send = async |method: &str, target: &str, token| {
        send_raw(&emulator, &request(method, target, token, "", b"")).await
    };
    // Recorded, sampled, and unknown.
    for (method, target, operation, status, sample) in [
        (
            "GET",
            "/toolsets/registry",
            "listToolsetRegistry",
            200,
            true,
        ),
        ("GET", "/toolsets/my-toolsets", "getMyToolsets", 200, false),
        (
            "GET",
            "/mcp-servers/catalog",
            "GET /mcp-servers/catalog",
            501,
            false,
        ),
        (
            "GET",
            "/toolsets/configured",
            "listConfiguredToolsets",
            500,
            false,
        ),
    ] {
        let got = send(method, target, ADMIN_TOKEN).await;
        assert_eq!(got.status, status, "{target}: {}", got.text());
        assert_eq!(
            got.header("x-emulator-sample").is_some(),
            sample,
            "{target}"
        );
        let seen = emulator.requests().pop().unwrap();
        assert_eq!(seen.operation, Some(operation));
        assert_eq!(
            (seen.status.unwrap().as_u16(), seen.is_sample),
            (status, sample)
        );
        if status == 501 {
            assert_eq!(got.json()["error"]["operation"], operation);
        }
    }
    assert_eq!(send("GET", "/toolsets/registry", "").await.status, 401);
}

#[tokio::test]
async fn scripted_response_replaces_that_of_the_operation() {
    let emulator = Emulator::builder().start().await.unwrap();
    let get = async |target: &str, token| {
        send_raw(&emulator, &request("GET", target, token, "", b"")).await
    };
    assert!(emulator.reply("getAllUsers", 200, "[]"));
    assert!(emulator.reply("GET /health", 200, "{}"));
    assert!(emulator.reply("listConnectorInstances", 418, "{}"));
    assert!(!emulator.reply("noSuchOperation", 200, "{}"));
    assert!(!emulator.reply("getAllUsers", 7, "{}"));
    for _ in 0..2 {
        let scripted = get("/users/", ADMIN_TOKEN).await;
        assert_eq!((scripted.status, scripted.text()), (200, "[]"));
        assert_eq!(scripted.header("x-emulator-sample"), Some("true"));
        assert!(emulator.requests().pop().unwrap().is_sample);
    }
    assert_eq!(get("/health", "").await.text(), "{}");
    assert_eq!(get("/connectors", ADMIN_TOKEN).await.status, 418);
    assert_eq!(get("/connectors", "").await.status, 401);

    emulator.fault(Fault::status(503).on("getAllUsers"));
    assert_eq!(get("/connectors", ADMIN_TOKEN).await.status, 418);
    assert_eq!(get("/users", ADMIN_TOKEN).await.status, 503);
}

#[tokio::test]
async fn settings_beyond_the_limit_are_refused_and_not_stored() {
    let emulator = Emulator::builder().start().await.unwrap();
    let put = async |field: usize, length: usize| {
        let text = "x".repeat(length);
        let body = format!(r#"{{"sync":{{"f{field}":"{text}"}}}}"#);
        let target = format!("/connectors/{READY}/config/filters-sync");
        let request = json_request("PUT", &target, ADMIN_TOKEN, &body);
        send_raw(&emulator, &request).await
    };
    assert_eq!(put(0, 17_000).await.status, 500);
    assert_eq!(put(0, 10_000).await.status, 200);
    // Two fields that are small enough each are too large together.
    assert_eq!(put(1, 10_000).await.status, 500);
    let stored = put(2, 1).await.json();
    let sync = stored["config"]["sync"].as_object().unwrap();
    assert_eq!(sync.keys().collect::<Vec<_>>(), ["f0", "f2"]);
}
