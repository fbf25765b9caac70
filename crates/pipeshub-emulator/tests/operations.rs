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
async fn operation_without_a_route_names_itself_until_it_is_scripted() {
    let emulator = Emulator::builder().start().await.unwrap();
    let get = async |target: &str, token| {
        send_raw(&emulator, &request("GET", target, token, "", b"")).await
    };
    let unknown = get("/users", ADMIN_TOKEN).await;
    assert_eq!(unknown.status, 501);
    assert_eq!(unknown.json()["error"]["operation"], "getAllUsers");
    let seen = emulator.requests().pop().unwrap();
    assert_eq!(seen.operation, Some("getAllUsers"));
    assert_eq!(seen.status.unwrap(), 501);

    assert!(emulator.reply("getAllUsers", 200, "[]"));
    assert!(emulator.reply("listConnectorInstances", 418, "{}"));
    assert!(!emulator.reply("noSuchOperation", 200, "{}"));
    assert!(!emulator.reply("getAllUsers", 7, "{}"));
    for _ in 0..2 {
        let scripted = get("/users/", ADMIN_TOKEN).await;
        assert_eq!((scripted.status, scripted.text()), (200, "[]"));
        assert_eq!(scripted.header("x-emulator-sample"), Some("true"));
    }
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
