//! The operations, compared with recorded responses of the real server.
//!
//! Status, headers, codes, the order and the types of fields, chunks and event names must be equal.
//! Times, ids and the words of most messages differ.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing step fails its test"
)]

mod support;

use std::time::Duration;

use pipeshub_emulator::fixtures::{
    ADMIN_TOKEN, ADMIN_USER, KNOWLEDGE_BASE, MEMBER_TOKEN, READ_ONLY_KNOWLEDGE_BASE,
    READ_ONLY_TOKEN, READY, RECORD,
};
use pipeshub_emulator::{Builder, Emulator, Fault, KnowledgeBase, Token};
use support::wire::{Shape, Wire, form_request, json_request, recorded, request, send_raw};

const QUESTION: &str = r#"{"query": "leave", "chatMode": "internal_search"}"#;

/// A recorded response, and the request that gets it from an emulator.
struct Case {
    name: &'static str,
    request: Vec<u8>,
    fault: Option<Fault>,
}

fn case(name: &'static str, request: Vec<u8>) -> Case {
    Case {
        name,
        request,
        fault: None,
    }
}

fn broken(name: &'static str, fault: Fault, request: Vec<u8>) -> Case {
    Case {
        fault: Some(fault),
        ..case(name, request)
    }
}

fn create(token: &str, body: &str) -> Vec<u8> {
    json_request("POST", "/connectors", token, body)
}

fn list(query: &str) -> Vec<u8> {
    let target = format!("/connectors?scope=team&{query}");
    request("GET", &target, ADMIN_TOKEN, "", b"")
}

fn delete(token: &str, id: &str) -> Vec<u8> {
    json_request("DELETE", &format!("/connectors/{id}"), token, r#"{"x": 1}"#)
}

fn search(token: &str, body: &str) -> Vec<u8> {
    json_request("POST", "/search", token, body)
}

fn chat(token: &str, body: &str) -> Vec<u8> {
    json_request("POST", "/conversations/stream", token, body)
}

fn download(method: &str, token: &str, record: &str) -> Vec<u8> {
    let target = format!("/knowledgeBase/stream/record/{record}");
    request(method, &target, token, "", b"")
}

fn upload(base: &str, token: &str, parts: &[(&str, Option<&str>, &[u8])]) -> Vec<u8> {
    form_request(&format!("/knowledgeBase/{base}/upload"), token, parts)
}

const ONE: (&str, Option<&str>, &[u8]) = ("files", Some("a.txt"), b"hello");

fn metadata(paths: &[&str]) -> Vec<u8> {
    let entries: Vec<String> = paths
        .iter()
        .map(|path| format!(r#"{{"file_path":"{path}","last_modified":1795410835609}}"#))
        .collect();
    format!("[{}]", entries.join(",")).into_bytes()
}

/// The world of the recordings: the member's record, and a limit that a test can exceed.
fn world() -> Builder {
    Emulator::builder()
        .rate_limit(100_000)
        .token(Token::session(ADMIN_TOKEN))
        .token(Token::session(MEMBER_TOKEN).member())
        .token(Token::oauth(
            READ_ONLY_TOKEN,
            ["connector:read", "user:read"],
        ))
        .file_limit(1024 * 1024)
        .knowledge_base(KnowledgeBase::new(KNOWLEDGE_BASE).file(
            RECORD,
            "Leave policy.pdf",
            "Employees have 25 days of leave.\n",
        ))
        .knowledge_base(
            KnowledgeBase::new(READ_ONLY_KNOWLEDGE_BASE)
                .owner(pipeshub_emulator::fixtures::MEMBER_USER)
                .reader(ADMIN_USER),
        )
        .knowledge_base(
            KnowledgeBase::new("5eed0000-0000-4000-8000-0000000000b9")
                .owner("somebody")
                .file("foreign", "a.txt", "x"),
        )
}

fn connector_cases() -> Vec<Case> {
    let mine = r#"{"connectorType": "Jira", "instanceName": "Token", "scope": "personal", "authType": "API_TOKEN"}"#;
    let configured = r#"{"connectorType": "Drive", "instanceName": "Lifecycle", "scope": "team", "authType": "OAUTH", "config": {"auth": {"clientId": "c", "clientSecret": "s"}}}"#;
    let named = |name: &str, more: &str| {
        format!(r#"{{"connectorType": "Drive", "instanceName": "{name}"{more}}}"#)
    };
    vec![
        case("list_200", list("page=1&limit=2")),
        case("list_200_empty", list("isActive=true")),
        case("list_400_boolean", list("isAuthenticated=yes")),
        case("create_200", create(ADMIN_TOKEN, mine)),
        case("create_200_configured", create(ADMIN_TOKEN, configured)),
        case(
            "create_400_name_taken",
            create(ADMIN_TOKEN, &named("  lifecycle ", r#", "scope": "team""#)),
        ),
        case(
            "create_400_required",
            create(ADMIN_TOKEN, r#"{"connectorType": "Drive"}"#),
        ),
        case(
            "create_404_type",
            create(
                ADMIN_TOKEN,
                r#"{"connectorType": "Nope", "instanceName": "x", "scope": "team"}"#,
            ),
        ),
        case(
            "create_400_scope",
            create(
                ADMIN_TOKEN,
                r#"{"connectorType": "Gmail", "instanceName": "x", "scope": "team"}"#,
            ),
        ),
        case(
            "create_403_member",
            create(MEMBER_TOKEN, &named("x", r#", "scope": "team""#)),
        ),
        case(
            "create_400_member_without_app",
            create(MEMBER_TOKEN, &named("x", r#", "scope": "personal""#)),
        ),
        case(
            "create_400_text_plain",
            request(
                "POST",
                "/connectors",
                ADMIN_TOKEN,
                "Content-Type: text/plain\r\n",
                mine.as_bytes(),
            ),
        ),
        case(
            "create_500_broken_json",
            create(ADMIN_TOKEN, r#"{"connectorType": "#),
        ),
        case("create_403_token", create(READ_ONLY_TOKEN, mine)),
        case("delete_202", delete(ADMIN_TOKEN, READY)),
        case("delete_409", delete(ADMIN_TOKEN, READY)),
        case(
            "delete_404",
            delete(ADMIN_TOKEN, "3f2c1a44-7b1e-4c52-9a55-0d7f3a1b2c3d"),
        ),
        case("delete_403_token", delete(READ_ONLY_TOKEN, READY)),
    ]
}

fn search_cases() -> Vec<Case> {
    let token = ADMIN_TOKEN;
    let failing = || Fault::service_status(500, "LLM is not configured");
    let limited = || Fault::service_status(429, "slow down");
    vec![
        case(
            "search_200",
            search(token, r#"{"query": "leave", "limit": 5}"#),
        ),
        case("search_400_required", search(token, "{}")),
        case(
            "search_400_tags",
            search(token, r#"{"query": "<b>leave</b>"}"#),
        ),
        broken(
            "search_500_service",
            failing(),
            search(token, r#"{"query": "x", "limit": 5}"#),
        ),
        broken(
            "search_500_limited",
            limited(),
            search(token, r#"{"query": "x", "limit": 5}"#),
        ),
        case(
            "search_403_token",
            search(READ_ONLY_TOKEN, r#"{"query": "x"}"#),
        ),
    ]
}

fn upload_cases() -> Vec<Case> {
    let (base, token) = (KNOWLEDGE_BASE, ADMIN_TOKEN);
    let slow = Fault::response().heartbeats(3, Duration::from_millis(1));
    vec![
        case(
            "upload_200_one",
            upload(
                base,
                token,
                &[
                    ("files", Some("one.pdf"), b"%PDF-1.4"),
                    ("files_metadata", None, &metadata(&["One.pdf"])),
                ],
            ),
        ),
        case(
            "upload_200_three",
            upload(
                base,
                token,
                &[
                    ONE,
                    ("files", Some("b.exe"), b"MZ"),
                    ("files", Some("c.md"), b"# c"),
                    (
                        "files_metadata",
                        None,
                        &metadata(&["dir/a.txt", "dir/b.exe", "dir/c.md"]),
                    ),
                ],
            ),
        ),
        broken(
            "upload_200_slow",
            slow,
            upload(base, token, &[("files", Some("s.txt"), b"s")]),
        ),
        broken(
            "upload_200_indexing_fails",
            Fault::service_status(500, "Internal Server Error"),
            upload(base, token, &[("files", Some("i.txt"), b"i")]),
        ),
        case(
            "upload_200_too_large",
            upload(
                base,
                token,
                &[
                    ("files", Some("big.txt"), &vec![b'x'; 1024 * 1024 + 1]),
                    ("files", Some("ok.txt"), b"ok"),
                    ("files_metadata", None, &metadata(&["big.txt", "ok.txt"])),
                ],
            ),
        ),
        case(
            "upload_200_umlaut",
            upload(
                base,
                token,
                &[
                    ("files", Some("Lösung.txt"), b"hello"),
                    ("files_metadata", None, &metadata(&["Lösung.txt"])),
                ],
            ),
        ),
    ]
}

fn refused_upload_cases() -> Vec<Case> {
    let (base, token) = (KNOWLEDGE_BASE, ADMIN_TOKEN);
    vec![
        case(
            "upload_400_metadata",
            upload(base, token, &[ONE, ("files_metadata", None, b"{")]),
        ),
        case(
            "upload_400_field",
            upload(base, token, &[("file", Some("a.txt"), b"hello")]),
        ),
        case(
            "upload_400_no_file",
            upload(base, token, &[("files_metadata", None, b"[]")]),
        ),
        case(
            "upload_404_folder",
            form_request(
                &format!("/knowledgeBase/{base}/upload?folderId=nofolder"),
                token,
                &[ONE],
            ),
        ),
        case(
            "upload_403_reader",
            upload(READ_ONLY_KNOWLEDGE_BASE, token, &[ONE]),
        ),
        case(
            "upload_404_base",
            upload("b0000000-0000-4000-8000-00000000ffff", token, &[ONE]),
        ),
        case(
            "upload_400_json",
            json_request(
                "POST",
                &format!("/knowledgeBase/{base}/upload"),
                token,
                r#"{"files": []}"#,
            ),
        ),
        case("upload_403_token", upload(base, READ_ONLY_TOKEN, &[ONE])),
        case("upload_401", upload(base, "", &[ONE])),
    ]
}

fn download_cases() -> Vec<Case> {
    let token = ADMIN_TOKEN;
    vec![
        case("download_200_head", download("HEAD", token, RECORD)),
        case("download_200", download("GET", token, RECORD)),
        case(
            "download_400_version",
            download("GET", token, &format!("{RECORD}?version=x")),
        ),
        case("download_404", download("GET", token, "unknown")),
        case("download_403", download("GET", token, "foreign")),
        case("download_401", download("GET", "", RECORD)),
        case(
            "picture_200_none",
            request("GET", "/users/dp", MEMBER_TOKEN, "", b""),
        ),
        case(
            "picture_200_head",
            request("HEAD", "/users/dp", token, "", b""),
        ),
    ]
}

fn chat_cases() -> Vec<Case> {
    let asked = || chat(ADMIN_TOKEN, QUESTION);
    let heartbeats = Fault::response().heartbeats(2, Duration::from_millis(1));
    let large = format!(r#"{{"query": "{}"}}"#, "x".repeat(10 * 1024 * 1024));
    vec![
        case("chat_200", asked()),
        broken("chat_200_heartbeats", heartbeats, asked()),
        broken(
            "chat_200_run_error",
            Fault::run_error("llm_error", "The model refused"),
            asked(),
        ),
        broken("chat_200_no_response", Fault::service_silent(), asked()),
        broken("chat_200_cut", Fault::service_cut(), asked()),
        broken(
            "chat_200_service_500",
            Fault::service_status(500, "LLM is not configured"),
            asked(),
        ),
        broken(
            "chat_200_service_429",
            Fault::service_status(429, "slow down"),
            asked(),
        ),
        broken(
            "chat_200_unreachable",
            Fault::service_unreachable(),
            asked(),
        ),
        case(
            "chat_400_query",
            chat(ADMIN_TOKEN, r#"{"chatMode": "internal_search"}"#),
        ),
        case("chat_400_mode", chat(ADMIN_TOKEN, r#"{"query": "x"}"#)),
        case("chat_500_large", chat(ADMIN_TOKEN, &large)),
        case("chat_401", chat("", QUESTION)),
        case("chat_403_token", chat(READ_ONLY_TOKEN, QUESTION)),
    ]
}

/// Fails with the name of the recording.
macro_rules! same {
    ($name:expr, $got:expr, $wanted:expr) => {
        assert_eq!($got, $wanted, "{}", $name)
    };
}

async fn check(cases: Vec<Case>) -> Vec<&'static str> {
    let emulator = world().start().await.unwrap();
    emulator.set_picture(ADMIN_USER, vec![0xff; 271]);
    let mut names = Vec::new();
    for Case {
        name,
        request,
        fault,
    } in cases
    {
        if let Some(fault) = fault {
            emulator.fault(fault);
        }
        let got = send_raw(&emulator, &request).await;
        let wanted = recorded(name);
        same!(name, got.status, wanted.status);
        same!(name, steady(&got), steady(&wanted));
        same!(name, got.is_complete, wanted.is_complete);
        match got.header("content-type") {
            Some("text/event-stream") if name.starts_with("upload") => {
                compare_upload(name, &got, &wanted);
            }
            Some("text/event-stream") => compare_chat(name, &got, &wanted),
            Some("application/json; charset=utf-8") => compare_json(name, &got, &wanted),
            _ => {}
        }
        names.push(name);
    }
    assert_eq!(emulator.pending_faults(), 0);
    names
}

/// Returns the headers whose values do not depend on time, count or content.
fn steady(wire: &Wire) -> Vec<(String, String)> {
    let mut headers = wire.headers.clone();
    for name in [
        "date",
        "etag",
        "content-length",
        "ratelimit-remaining",
        "ratelimit-reset",
    ] {
        if headers.contains_key(name) {
            headers.insert(name.to_owned(), "any".to_owned());
        }
    }
    // The recorded service sends a file name. The gateway passes on what it gets, and for uploads
    // it gets none.
    headers.remove("content-disposition");
    headers.into_iter().collect()
}

fn compare_json(name: &str, got: &Wire, wanted: &Wire) {
    same!(name, Shape::of(got.text()), Shape::of(wanted.text()));
    let (got, wanted) = (got.json(), wanted.json());
    same!(name, got["error"]["code"], wanted["error"]["code"]);
    for field in ["success", "status", "message", "errorMessage"] {
        same!(name, got[field], wanted[field]);
    }
}

/// Each event of an upload is a chunk, and all come from the gateway.
fn compare_upload(name: &str, got: &Wire, wanted: &Wire) {
    same!(name, got.chunks.len(), wanted.chunks.len());
    same!(name, got.event_names(), wanted.event_names());
    for (got, wanted) in got.events().iter().zip(wanted.events()) {
        if wanted.name == ":" {
            same!(name, got.data, wanted.data);
            continue;
        }
        same!(name, Shape::of(&got.data), Shape::of(&wanted.data));
        let (got, wanted) = (got.json(), wanted.json());
        for field in ["summary", "reason", "stage", "extension"] {
            same!(name, got[field], wanted[field]);
        }
    }
}

/// The first and the last event come from the gateway. The recorded service is a stand-in, so only
/// the names of its events are compared.
fn compare_chat(name: &str, got: &Wire, wanted: &Wire) {
    let kinds = |wire: &Wire| {
        let mut names = wire.event_names();
        // The emulator sends the snapshots and the empty turn of a run that uses a tool.
        names.sort_unstable();
        names.dedup();
        names.retain(|name| !name.starts_with("TEXT_MESSAGE") && !name.starts_with("STATE"));
        names
    };
    same!(name, kinds(got), kinds(wanted));
    let (ours, theirs) = (got.events(), wanted.events());
    for (got, wanted) in [
        (ours.first().unwrap(), theirs.first().unwrap()),
        (ours.last().unwrap(), theirs.last().unwrap()),
    ] {
        same!(name, got.name, wanted.name);
        same!(name, gateway_shape(&got.data), gateway_shape(&wanted.data));
        let (got, wanted) = (got.json(), wanted.json());
        same!(name, got["code"], wanted["code"]);
        same!(name, got["message"], wanted["message"]);
    }
    for event in [
        "TOOL_CALL_START",
        "TOOL_CALL_ARGS",
        "TOOL_CALL_END",
        "TOOL_CALL_RESULT",
        "TEXT_MESSAGE_START",
        "TEXT_MESSAGE_CONTENT",
        "TEXT_MESSAGE_END",
        "HEARTBEAT",
    ] {
        let shapes = |events: &[support::wire::Event]| {
            let of_name = events.iter().find(|other| other.name == event);
            of_name.map(|event| Shape::of(&event.data))
        };
        if let Some(wanted) = shapes(&theirs) {
            same!(name, shapes(&ours), Some(wanted));
        }
    }
}

/// Returns the shape of an event of the gateway. The parts of a message come from the service.
fn gateway_shape(data: &str) -> String {
    let parts = "parts: [{type: text, content: text, runId: text, isFinal: bool}]";
    Shape::of(data).replace(parts, "parts: []")
}

#[tokio::test]
async fn connector_operations_respond_as_recorded() {
    assert_eq!(check(connector_cases()).await.len(), 18);
}

#[tokio::test]
async fn searches_respond_as_recorded() {
    assert_eq!(check(search_cases()).await.len(), 6);
}

#[tokio::test]
async fn uploads_respond_as_recorded() {
    assert_eq!(check(upload_cases()).await.len(), 6);
    assert_eq!(check(refused_upload_cases()).await.len(), 9);
}

#[tokio::test]
async fn downloads_respond_as_recorded() {
    assert_eq!(check(download_cases()).await.len(), 8);
}

#[tokio::test]
async fn chats_respond_as_recorded() {
    assert_eq!(check(chat_cases()).await.len(), 13);
}

#[test]
fn recordings_are_all_compared() {
    let mut compared: Vec<&str> = [
        connector_cases(),
        search_cases(),
        upload_cases(),
        refused_upload_cases(),
        download_cases(),
        chat_cases(),
    ]
    .iter()
    .flatten()
    .map(|case| case.name)
    // `streams.rs` compares these.
    .chain(["download_200_cut", "create_503_cut", "create_400_cut_once"])
    .collect();
    compared.sort_unstable();
    let folder = format!("{}/tests/fixtures", env!("CARGO_MANIFEST_DIR"));
    let mut stored: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .map(|file| file.trim_end_matches(".http").to_owned())
        .collect();
    stored.sort_unstable();
    assert_eq!(compared, stored);
}
