//! The state in a file.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing step fails its test"
)]

mod support;

use std::path::{Path, PathBuf};

use pipeshub_emulator::fixtures::{
    ADMIN_TOKEN, APP_ID, APP_SECRET, CONNECTED, KNOWLEDGE_BASE, READY,
};
use pipeshub_emulator::{Emulator, Error};
use support::wire::{form_request, json_request, request, send_raw};
use support::{callback_target, get, granted, post};
use tempfile::TempDir;

/// A file in a folder that is removed on drop.
struct Temporary(PathBuf, #[expect(dead_code, reason = "dropped")] TempDir);

impl Temporary {
    fn new(name: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self(folder.path().join(name), folder)
    }
}

async fn start(file: &Path) -> Emulator {
    let builder = Emulator::builder().redirect_base("http://127.0.0.1:8085");
    builder.rate_limit(20).keep(file).start().await.unwrap()
}

#[tokio::test]
async fn state_is_there_after_the_next_start_with_its_ids_and_times() {
    let file = Temporary::new("state");
    let emulator = start(&file.0).await;
    let body = r#"{"connectorType":"Drive","instanceName":"Kept","scope":"team"}"#;
    let create = json_request("POST", "/connectors", ADMIN_TOKEN, body);
    let created = send_raw(&emulator, &create).await.json();
    let id = created["connector"]["connectorId"].as_str().unwrap();
    let redirect = granted(&emulator, READY).await;
    get(&emulator, &callback_target(&redirect)).await;
    let files: [(&str, Option<&str>, &[u8]); 1] = [("files", Some("a.txt"), b"kept words")];
    let target = format!("/knowledgeBase/{KNOWLEDGE_BASE}/upload");
    send_raw(&emulator, &form_request(&target, ADMIN_TOKEN, &files)).await;
    let form =
        format!("grant_type=client_credentials&client_id={APP_ID}&client_secret={APP_SECRET}");
    let token = post(&emulator, "/api/v1/oauth2/token", &form).await.json();
    let token = token["access_token"].as_str().unwrap();
    let seen = async |emulator: &Emulator| {
        let target = format!("/connectors/{id}");
        let one = send_raw(emulator, &request("GET", &target, token, "", b"")).await;
        assert_eq!(one.status, 200, "{}", one.text());
        // The next start has another port.
        (
            one.text().replace(emulator.origin(), ""),
            emulator.records(),
        )
    };
    let before = seen(&emulator).await;
    assert!(emulator.is_authenticated(READY));
    emulator.stop().await;
    for _ in 0..2 {
        let emulator = start(&file.0).await;
        assert_eq!(seen(&emulator).await, before);
        assert!(emulator.is_authenticated(READY));
        assert!(emulator.requests().len() == 1);
        emulator.stop().await;
    }
}

#[tokio::test]
async fn request_that_was_written_in_part_is_dropped() {
    let file = Temporary::new("part");
    let emulator = start(&file.0).await;
    for (id, name) in [(READY, "One"), (CONNECTED, "Two")] {
        let target = format!("/connectors/{id}/name");
        let body = format!(r#"{{"instanceName":"{name}"}}"#);
        send_raw(&emulator, &json_request("PUT", &target, ADMIN_TOKEN, &body)).await;
    }
    emulator.stop().await;
    let text = std::fs::read_to_string(&file.0).unwrap();
    std::fs::write(&file.0, &text[..text.len() - 9]).unwrap();
    let emulator = start(&file.0).await;
    let name = async |id: &str| {
        let one = get(&emulator, &format!("/api/v1/connectors/{id}")).await;
        one.json()["connector"]["name"].as_str().unwrap().to_owned()
    };
    assert_eq!(name(READY).await, "One");
    assert_ne!(name(CONNECTED).await, "Two");
}

#[tokio::test]
async fn file_of_another_program_is_an_error_and_stays_as_it_is() {
    let file = Temporary::new("other");
    std::fs::write(&file.0, "# notes\n").unwrap();
    let error = Emulator::builder().keep(&file.0).start().await.unwrap_err();
    assert!(matches!(error, Error::Keep(_)), "{error}");
    assert_eq!(std::fs::read_to_string(&file.0).unwrap(), "# notes\n");
}
