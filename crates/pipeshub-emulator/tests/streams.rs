//! Uploads, downloads and chats: what they do, and how faults break them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing step fails its test"
)]

mod support;

use std::time::Duration;

use pipeshub_emulator::fixtures::{
    ADMIN_TOKEN, ADMIN_USER, FOLDER, KNOWLEDGE_BASE, KNOWLEDGE_TOKEN, MEMBER_TOKEN, READY, RECORD,
    RECORD_CONTENT,
};
use pipeshub_emulator::{Emulator, Fault, Position, Token};
use serde_json::{Value, json};
use support::connect;
use support::wire::{
    BOUNDARY, Event, Wire, form, form_request, json_request, read_response, read_until, recorded,
    request, send_raw,
};
use tokio::io::AsyncWriteExt as _;
use tokio::time::timeout;

/// A time in which a server that is not silent would have sent something.
const A_MOMENT: Duration = Duration::from_millis(50);

async fn start() -> Emulator {
    Emulator::builder().start().await.unwrap()
}

fn chat_request(query: &str) -> Vec<u8> {
    let body = json!({ "query": query, "chatMode": "internal_search" }).to_string();
    json_request("POST", "/conversations/stream", ADMIN_TOKEN, &body)
}

fn upload_target() -> String {
    format!("/knowledgeBase/{KNOWLEDGE_BASE}/upload")
}

fn upload_request(files: &[(&str, &str)]) -> Vec<u8> {
    let parts: Vec<(&str, Option<&str>, &[u8])> = files
        .iter()
        .map(|(name, content)| ("files", Some(*name), content.as_bytes()))
        .collect();
    form_request(&upload_target(), ADMIN_TOKEN, &parts)
}

fn download_request(record: &str) -> Vec<u8> {
    let target = format!("/knowledgeBase/stream/record/{record}");
    request("GET", &target, ADMIN_TOKEN, "", b"")
}

async fn search(emulator: &Emulator, token: &str, query: &str) -> Wire {
    let body = json!({ "query": query, "limit": 10 }).to_string();
    send_raw(emulator, &json_request("POST", "/search", token, &body)).await
}

/// Returns the results of an upload, by path: the event, and the reason of a failure.
fn results(wire: &Wire) -> Vec<(String, String, Value)> {
    let events = wire
        .events()
        .into_iter()
        .filter(|event| event.name.starts_with("file:"));
    events
        .map(|event| {
            let data = event.json();
            let path = data["filePath"].as_str().unwrap().to_owned();
            (path, event.name, data["reason"].clone())
        })
        .collect()
}

fn named<'a>(events: &'a [Event], name: &str) -> Vec<&'a Event> {
    events.iter().filter(|event| event.name == name).collect()
}

/// Sends a request whose response stalls, and returns its beginning.
async fn stalled(emulator: &Emulator, request: &[u8], bytes: usize) -> Wire {
    let mut stream = connect(emulator).await;
    stream.write_all(request).await.unwrap();
    let wire = read_until(&mut stream, false, |wire| wire.body.len() >= bytes)
        .await
        .unwrap();
    let more = timeout(A_MOMENT, read_until(&mut stream, false, |_| true)).await;
    assert!(more.is_err(), "{more:?}");
    wire
}

#[tokio::test]
async fn uploaded_file_is_found_downloaded_and_cited() {
    let emulator = start().await;
    let text = "The quiet room is on floor 2.\n\nLunch is at noon.";
    let uploaded = send_raw(&emulator, &upload_request(&[("Office.md", text)])).await;
    let record = uploaded.events()[1].json()["recordId"]
        .as_str()
        .unwrap()
        .to_owned();

    let found = search(&emulator, ADMIN_TOKEN, "Where is the quiet room?")
        .await
        .json();
    let hit = &found["searchResponse"]["searchResults"][0];
    assert_eq!(hit["content"], "The quiet room is on floor 2.");
    assert_eq!(hit["metadata"]["recordId"], record.as_str());
    assert_eq!(
        found["searchResponse"]["records"][0]["_key"],
        record.as_str()
    );

    let downloaded = send_raw(&emulator, &download_request(&record)).await;
    assert_eq!(downloaded.text(), text);
    assert_eq!(
        downloaded.header("content-type"),
        Some("text/markdown; charset=utf-8")
    );
    assert_eq!(downloaded.header("content-disposition"), None);

    let events = send_raw(&emulator, &chat_request("Where is the quiet room?"))
        .await
        .events();
    let cited = format!("The quiet room is on floor 2. [1](/record/{record})");
    let typed: String = named(&events, "TEXT_MESSAGE_CONTENT")
        .iter()
        .map(|event| event.json()["delta"].as_str().unwrap().to_owned())
        .collect();
    assert!(
        typed.starts_with("The quiet room is on floor 2. [source](ref1)"),
        "{typed}"
    );
    let last = events.last().unwrap().json();
    let message = &last["result"]["conversation"]["messages"][1];
    assert!(
        message["content"].as_str().unwrap().starts_with(&cited),
        "{message}"
    );
    let citation = &message["citations"][0]["citationData"];
    assert_eq!(citation["metadata"]["recordId"], record.as_str());
    let created = events[0].json();
    assert_eq!(
        created["value"]["conversationId"],
        last["result"]["conversation"]["_id"]
    );
    let states = named(&events, "STATE_DELTA");
    let state = states.last().unwrap().json();
    assert_eq!(state["delta"][1]["value"], message["content"]);
    assert_eq!(state["delta"][0]["value"].as_array().unwrap().len(), 1);
    let snapshots = named(&events, "STATE_SNAPSHOT");
    let snapshot = snapshots.last().unwrap().json();
    assert_eq!(snapshot["snapshot"]["final"], true);
    assert_eq!(snapshot["snapshot"]["answer"], message["content"]);
}

#[tokio::test]
async fn second_upload_of_a_name_is_a_duplicate() {
    let emulator = start().await;
    let before = emulator.records().len();
    let files = [
        ("a.txt", "1"),
        ("B.txt", "2"),
        ("b.txt", "3"),
        ("c.txt", "4"),
        ("c.txt", "5"),
    ];
    let first = send_raw(&emulator, &upload_request(&files)).await;
    let (made, twice) = (Value::Null, json!("DUPLICATE_NAME"));
    let expected = |name: &str, event: &str, reason: &Value| {
        (name.to_owned(), event.to_owned(), reason.clone())
    };
    assert_eq!(
        results(&first),
        [
            expected("a.txt", "file:succeeded", &made),
            expected("B.txt", "file:succeeded", &made),
            expected("b.txt", "file:failed", &twice),
            // One of the two is stored, and both are reported as failed.
            expected("c.txt", "file:failed", &twice),
            expected("c.txt", "file:failed", &twice),
        ]
    );
    let summary = json!({ "summary": { "total": 5, "succeeded": 2, "failed": 3 } });
    assert_eq!(first.events().last().unwrap().json(), summary);
    assert_eq!(emulator.records().len(), before + 3);

    let again = send_raw(&emulator, &upload_request(&[("A.TXT", "1"), ("a.md", "1")])).await;
    assert_eq!(
        results(&again),
        [
            expected("A.TXT", "file:failed", &twice),
            expected("a.md", "file:succeeded", &made),
        ]
    );
    let failed = &again.events()[1].json();
    assert_eq!(
        (&failed["stage"], &failed["fileName"]),
        (&json!("index"), &json!("A"))
    );
}

#[tokio::test]
async fn path_in_the_metadata_decides_folder_and_name() {
    let emulator = start().await;
    let metadata = r#"[{"file_path":"sub/Lösung.txt","last_modified":0}]"#;
    let target = format!("{}?folderId={FOLDER}", upload_target());
    let parts: [(&str, Option<&str>, &[u8]); 2] = [
        ("files_metadata", None, metadata.as_bytes()),
        ("files", Some("x.txt"), b"1"),
    ];
    let wire = send_raw(&emulator, &form_request(&target, ADMIN_TOKEN, &parts)).await;
    assert_eq!(wire.events()[1].json()["filePath"], "sub/Lösung.txt");
    assert_eq!(
        emulator.records().last().unwrap().path,
        "2026/sub/Lösung.txt"
    );

    let raw = send_raw(&emulator, &upload_request(&[("Lösung.txt", "1")])).await;
    assert_eq!(raw.events()[1].json()["filePath"], "LÃ¶sung.txt");
}

#[tokio::test]
async fn invalid_form_is_refused_as_json() {
    let emulator = start().await;
    let mut cut = form(&[("files", Some("a.txt"), b"1")]);
    cut.truncate(cut.len() - 10);
    let multipart = format!("Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n");
    let post = |more: &str, body: &[u8]| request("POST", &upload_target(), ADMIN_TOKEN, more, body);
    let two = [
        ("files", Some("a.txt"), &b"1"[..]),
        (
            "files_metadata",
            None,
            &b"[{\"file_path\":\"a\"},{\"file_path\":\"b\"}]"[..],
        ),
    ];
    let versioned = [
        ("files", Some("a.txt"), &b"1"[..]),
        ("isVersioned", None, &b"maybe"[..]),
    ];
    let many: Vec<(&str, Option<&str>, &[u8])> = vec![("files", Some("a.txt"), b"1"); 1001];
    let long = [("files_metadata", None, &vec![b' '; 1024 * 1024 + 1][..])];
    for (request, status, message) in [
        (
            post(&multipart, &cut),
            400,
            "File upload failed: Unexpected end of form",
        ),
        (
            post("Content-Type: multipart/form-data\r\n", &cut),
            400,
            "File upload failed: Multipart: Boundary not found",
        ),
        (
            form_request(&upload_target(), ADMIN_TOKEN, &two),
            400,
            "Metadata count mismatch: expected 1 entries but got 2",
        ),
        (
            form_request(&upload_target(), ADMIN_TOKEN, &versioned),
            500,
            "isVersioned is neither true nor false",
        ),
        (
            form_request(&upload_target(), ADMIN_TOKEN, &many),
            400,
            "File upload failed: Too many files",
        ),
        (
            form_request(&upload_target(), ADMIN_TOKEN, &long),
            400,
            "File upload failed: Field value too long",
        ),
        (
            form_request("/knowledgeBase/x/upload", ADMIN_TOKEN, &two[..1]),
            400,
            "the id of the knowledge base is not a UUID",
        ),
        (
            form_request(&upload_target(), MEMBER_TOKEN, &two[..1]),
            403,
            "the user may not upload to this knowledge base",
        ),
    ] {
        let wire = send_raw(&emulator, &request).await;
        assert_eq!(wire.status, status, "{message}");
        assert_eq!(wire.json()["error"]["message"], message);
    }
    assert_eq!(emulator.records().len(), 2);
}

#[tokio::test]
async fn thousand_files_are_stored() {
    let emulator = start().await;
    let names: Vec<String> = (0..1000).map(|number| format!("f{number}.txt")).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "x")).collect();
    let wire = send_raw(&emulator, &upload_request(&files)).await;
    let summary = json!({ "summary": { "total": 1000, "succeeded": 1000, "failed": 0 } });
    assert_eq!(wire.events().last().unwrap().json(), summary);
    assert_eq!(emulator.records().len(), 1002);
}

#[tokio::test]
async fn content_beyond_the_limit_is_dropped_and_the_name_is_kept() {
    let emulator = Emulator::builder()
        .content_limit(1000)
        .start()
        .await
        .unwrap();
    let large = "x".repeat(900);
    send_raw(
        &emulator,
        &upload_request(&[("a.txt", &large), ("b.txt", &large)]),
    )
    .await;
    let records = emulator.records();
    let ids: Vec<&str> = records.iter().map(|record| record.id.as_str()).collect();
    let dropped = send_raw(&emulator, &download_request(ids[2])).await;
    let message = "the emulator has dropped the content; raise Builder::content_limit";
    assert_eq!(
        (dropped.status, dropped.json()),
        (404, json!({ "error": message }))
    );
    assert_eq!(
        send_raw(&emulator, &download_request(ids[3])).await.text(),
        large
    );
    let again = send_raw(&emulator, &upload_request(&[("a.txt", "x")])).await;
    assert_eq!(results(&again)[0].2, "DUPLICATE_NAME");
}

#[tokio::test]
async fn scopes_are_those_of_the_real_server() {
    let emulator = Emulator::builder()
        .token(Token::oauth("upload", ["kb:upload"]))
        .token(Token::oauth(
            "chat",
            ["conversation:chat", "semantic:write"],
        ))
        .start()
        .await
        .unwrap();
    let part = [("files", Some("a.txt"), &b"1"[..])];
    let wire = send_raw(&emulator, &form_request(&upload_target(), "upload", &part)).await;
    assert_eq!(
        (wire.status, wire.json()["error"]["message"].as_str()),
        (403, Some("Insufficient scope. Required: kb:read"))
    );
    let agent = r#"{"query": "leave", "chatMode": "agent"}"#;
    let request = json_request("POST", "/conversations/stream", "chat", agent);
    let wire = send_raw(&emulator, &request).await;
    assert_eq!(
        (wire.status, wire.event_names()),
        (200, vec!["CUSTOM".into(), "RUN_ERROR".into()])
    );
    assert_eq!(search(&emulator, "chat", "leave").await.status, 200);

    let emulator = start().await;
    let wire = send_raw(
        &emulator,
        &form_request(&upload_target(), KNOWLEDGE_TOKEN, &part),
    )
    .await;
    assert_eq!(results(&wire)[0].1, "file:succeeded");
    assert_eq!(
        search(&emulator, KNOWLEDGE_TOKEN, "leave").await.status,
        200
    );
}

#[tokio::test]
async fn search_body_goes_through_the_filter_and_the_chat_checks_its_text() {
    let emulator = start().await;
    let send = async |target: &str, body: Value| {
        let request = json_request("POST", target, ADMIN_TOKEN, &body.to_string());
        let wire = send_raw(&emulator, &request).await;
        let is_limited = wire.header("ratelimit-limit").is_some();
        (wire.status, is_limited)
    };
    let mode = "internal_search";
    for (target, body, expected) in [
        (
            "/search",
            json!({ "query": "<b>x", "limit": 1 }),
            (400, false),
        ),
        (
            "/search",
            json!({ "query": "leave", "limit": 1, "x": ["onload =1"] }),
            (400, false),
        ),
        (
            "/search",
            json!({ "query": "100%s", "limit": 1 }),
            (400, true),
        ),
        (
            "/search",
            json!({ "query": "leave < 5", "limit": 1 }),
            (200, true),
        ),
        (
            "/search",
            json!({ "query": " < ", "limit": 1 }),
            (400, true),
        ),
        ("/search", json!({ "query": "leave" }), (500, true)),
        (
            "/search",
            json!({ "query": "leave", "limit": 101 }),
            (400, true),
        ),
        (
            "/search",
            json!({ "query": "leave", "limit": 1, "filters": { "kb": ["x"] } }),
            (400, true),
        ),
        (
            "/conversations/stream",
            json!({ "query": "<b>x", "chatMode": mode }),
            (400, true),
        ),
        (
            "/conversations/stream",
            json!({ "query": "leave", "chatMode": mode, "timezone": "<b>" }),
            (200, true),
        ),
        (
            "/conversations/stream",
            json!({ "query": "x", "chatMode": mode, "recordIds": ["x"] }),
            (400, true),
        ),
        (
            "/connectors",
            json!({ "connectorType": "Drive", "instanceName": " a <b>c</b> ", "scope": "team" }),
            (200, true),
        ),
    ] {
        assert_eq!(
            send(target, body.clone()).await,
            expected,
            "{target} {body}"
        );
    }
    assert!(
        emulator
            .connectors()
            .iter()
            .any(|one| one.describe().starts_with("a <b>c</b> ("))
    );
}

#[tokio::test]
async fn response_is_cut_stalled_or_ended_at_a_place() {
    let emulator = start().await;
    let request = chat_request("leave");
    let whole = send_raw(&emulator, &request).await;
    let first = whole.events()[..3].to_vec();
    for (fault, is_complete) in [
        (Fault::response().cut_at(Position::Events(3)), false),
        (Fault::response().end_at(Position::Events(3)), true),
    ] {
        emulator.fault(fault);
        let wire = send_raw(&emulator, &request).await;
        let events = wire.events();
        assert_eq!(events.len(), 3);
        assert_eq!(events[1].name, first[1].name);
        assert_eq!(wire.is_complete, is_complete);
    }
    emulator.fault(Fault::response().cut_at(Position::Bytes(20)));
    let wire = send_raw(&emulator, &request).await;
    assert_eq!(
        (wire.text(), wire.is_complete),
        ("event: CUSTOM\ndata: ", false)
    );
    emulator.fault(Fault::response().cut_at(Position::End));
    let wire = send_raw(&emulator, &request).await;
    assert_eq!(wire.events().last().unwrap().name, "RUN_FINISHED");
    assert!(!wire.is_complete);
    emulator.fault(Fault::response().stall_at(Position::Events(2)));
    let wire = stalled(&emulator, &request, 100).await;
    assert_eq!(wire.event_names(), ["CUSTOM", "RUN_STARTED"]);
    emulator.fault(Fault::response().stall_at(Position::Bytes(0)));
    let wire = stalled(&emulator, &request, 0).await;
    assert_eq!((wire.status, wire.text()), (200, ""));
}

#[tokio::test]
async fn response_with_a_length_is_broken_at_a_place() {
    let emulator = start().await;
    let target = format!("/connectors/{READY}");
    let request = request("GET", &target, ADMIN_TOKEN, "", b"");
    let whole = send_raw(&emulator, &request).await;
    emulator.fault(Fault::response().cut_at(Position::Bytes(10)));
    let cut = send_raw(&emulator, &request).await;
    assert_eq!((cut.text(), cut.is_complete), ("{\"success\"", false));
    assert_eq!(cut.header("content-length"), whole.header("content-length"));
    emulator.fault(Fault::response().end_at(Position::Bytes(10)));
    let ended = send_raw(&emulator, &request).await;
    assert_eq!((ended.text(), ended.is_complete), ("{\"success\"", true));
    assert_eq!(ended.header("content-length"), None);
    emulator.fault(Fault::response().in_chunks(7));
    let chunked = send_raw(&emulator, &request).await;
    assert_eq!(chunked.text(), whole.text());
    assert!(
        chunked
            .chunks
            .iter()
            .rev()
            .skip(1)
            .all(|chunk| chunk.len() == 7)
    );
    emulator.fault(Fault::response().stall_at(Position::Bytes(10)));
    assert_eq!(
        stalled(&emulator, &request, 10).await.text(),
        "{\"success\""
    );
}

#[tokio::test]
async fn chunks_have_the_scripted_size_and_pace() {
    let emulator = start().await;
    let request = download_request(RECORD);
    for (size, count) in [
        (1, RECORD_CONTENT.len()),
        (50, RECORD_CONTENT.len().div_ceil(50)),
    ] {
        let pace = Duration::from_micros(10);
        emulator.fault(Fault::response().in_chunks(size).paced(pace));
        let wire = send_raw(&emulator, &request).await;
        assert_eq!((wire.text(), wire.chunks.len()), (RECORD_CONTENT, count));
    }
    let pause = Duration::from_millis(60);
    emulator.fault(Fault::response().pause_at(Position::Bytes(10), pause));
    let began = std::time::Instant::now();
    assert_eq!(send_raw(&emulator, &request).await.text(), RECORD_CONTENT);
    assert!(began.elapsed() >= pause);
}

#[tokio::test]
async fn download_whose_source_breaks_is_never_ended() {
    let emulator = start().await;
    emulator.fault(Fault::service_cut());
    let half = RECORD_CONTENT.len() / 2;
    let wire = stalled(&emulator, &download_request(RECORD), half).await;
    assert_eq!(wire.text(), &RECORD_CONTENT[..half]);
    let recorded = recorded("download_200_cut");
    assert_eq!((wire.is_complete, recorded.is_complete), (false, false));
    assert_eq!(wire.status, recorded.status);
    for (fault, status, message) in [
        (Fault::service_status(409, "disabled"), 409, "disabled"),
        (Fault::service_status(404, "gone"), 404, "gone"),
    ] {
        emulator.fault(fault);
        let wire = send_raw(&emulator, &download_request(RECORD)).await;
        assert_eq!(
            (wire.status, wire.json()),
            (status, json!({ "error": message }))
        );
    }
}

#[tokio::test]
async fn download_is_sent_in_chunks_of_64_kib_without_ranges() {
    let emulator = start().await;
    let large = "y".repeat(150_000);
    send_raw(&emulator, &upload_request(&[("big.bin", &large)])).await;
    let record = emulator.records().pop().unwrap();
    let target = format!("/knowledgeBase/stream/record/{}", record.id);
    let request = request("GET", &target, ADMIN_TOKEN, "Range: bytes=0-3\r\n", b"");
    let wire = send_raw(&emulator, &request).await;
    let sizes: Vec<usize> = wire.chunks.iter().map(Vec::len).collect();
    assert_eq!((wire.status, sizes), (200, vec![65_536, 65_536, 18_928]));
    assert_eq!(wire.text(), large);
    for header in ["content-length", "etag", "accept-ranges"] {
        assert_eq!(wire.header(header), None);
    }
}

#[tokio::test]
async fn run_with_an_apology_finishes_and_its_snapshot_has_the_code() {
    let emulator = start().await;
    emulator.fault(Fault::run_apology("rate_limit"));
    let events = send_raw(&emulator, &chat_request("leave")).await.events();
    assert_eq!(events.last().unwrap().name, "RUN_FINISHED");
    let snapshots = named(&events, "STATE_SNAPSHOT");
    let snapshot = &snapshots.last().unwrap().json()["snapshot"];
    assert_eq!(snapshot["answerMatchType"], "Error");
    assert_eq!(snapshot["errorCode"], "rate_limit");
    assert!(!events.last().unwrap().data.contains("rate_limit"));
}

#[tokio::test]
async fn chat_without_a_hit_cites_nothing() {
    let emulator = start().await;
    for body in [
        json!({ "query": "zebra", "chatMode": "internal_search" }),
        json!({ "query": "leave", "chatMode": "web_search" }),
    ] {
        let body = body.to_string();
        let request = json_request("POST", "/conversations/stream", ADMIN_TOKEN, &body);
        let last = send_raw(&emulator, &request)
            .await
            .events()
            .pop()
            .unwrap()
            .json();
        let message = &last["result"]["conversation"]["messages"][1];
        assert_eq!(message["citations"], json!([]));
        assert_eq!(message["confidence"], "Low");
    }
}

#[tokio::test]
async fn events_of_the_gateway_are_compact_and_those_of_the_service_are_not() {
    let emulator = start().await;
    let wire = send_raw(&emulator, &chat_request("Is café leave?")).await;
    let events = wire.events();
    let (first, last) = (&events[0].data, &events.last().unwrap().data);
    assert!(
        first.starts_with(r#"{"type":"CUSTOM","#) && first.contains("café"),
        "{first}"
    );
    assert!(
        last.starts_with(r#"{"type":"RUN_FINISHED","#) && last.contains("café"),
        "{last}"
    );
    let snapshot = &named(&events, "STATE_SNAPSHOT")[0].data;
    assert!(
        snapshot.starts_with(r#"{"type": "STATE_SNAPSHOT", "#),
        "{snapshot}"
    );
    assert!(snapshot.contains(r"Is caf\u00e9 leave?"), "{snapshot}");
}

#[tokio::test]
async fn scripted_event_stream_is_sent_as_written() {
    let emulator = start().await;
    let chunks = ["event: a\r\nda", "ta: 1\r\n\r\n", ": c\n\n"];
    emulator.fault(Fault::event_stream(chunks));
    let wire = send_raw(&emulator, &chat_request("leave")).await;
    assert_eq!(wire.text(), chunks.concat());
    assert_eq!(wire.chunks, chunks.map(|chunk| chunk.as_bytes().to_vec()));
    let theirs = recorded("chat_200");
    for header in [
        "content-type",
        "cache-control",
        "access-control-allow-origin",
    ] {
        assert_eq!(wire.header(header), theirs.header(header));
    }
    assert!(wire.is_complete);
    emulator.fault(Fault::event_stream(chunks).cut_at(Position::End));
    assert!(
        !send_raw(&emulator, &chat_request("leave"))
            .await
            .is_complete
    );

    emulator.fault(Fault::endless_event_stream(": comment\n"));
    let mut stream = connect(&emulator).await;
    stream.write_all(&chat_request("leave")).await.unwrap();
    let enough = |wire: &Wire| wire.body.len() > 1_000_000;
    let wire = read_until(&mut stream, false, enough).await.unwrap();
    assert!(wire.body.starts_with(b": comment\n: comment\n"));
}

#[tokio::test]
async fn refusal_arrives_while_the_body_is_on_its_way() {
    let emulator = start().await;
    let body = form(&[("files", Some("a.txt"), &vec![b'x'; 300_000])]);
    let (first, rest) = body.split_at(100_000);
    let send = async |token: &str, fault: Option<Fault>| {
        if let Some(fault) = fault {
            emulator.fault(fault);
        }
        let more = format!("Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n");
        let whole = request("POST", &upload_target(), token, &more, &body);
        let head = &whole[..whole.len() - body.len()];
        let mut stream = connect(&emulator).await;
        stream.write_all(head).await.unwrap();
        stream.write_all(first).await.unwrap();
        (read_response(&mut stream, false).await.unwrap(), stream)
    };
    for (token, fault, status) in [
        ("", None, 401),
        ("unknown", None, 401),
        (
            ADMIN_TOKEN,
            Some(Fault::status(401).after_body_bytes(0)),
            401,
        ),
        (
            ADMIN_TOKEN,
            Some(Fault::status(400).after_body_bytes(1)),
            400,
        ),
        (
            ADMIN_TOKEN,
            Some(Fault::reply(413, "text/html", "large").after_body_bytes(90_000)),
            413,
        ),
    ] {
        let (wire, mut stream) = send(token, fault).await;
        assert_eq!((wire.status, wire.is_complete), (status, true));
        // The rest is discarded, and the connection stays open.
        stream.write_all(rest).await.unwrap();
        stream.write_all(&chat_request("leave")).await.unwrap();
        let next = read_response(&mut stream, false).await.unwrap();
        assert_eq!((next.status, next.is_complete), (200, true));
    }
    let closing = Fault::status(413)
        .after_body_bytes(0)
        .header("Connection", "close");
    let (wire, mut stream) = send(ADMIN_TOKEN, Some(closing)).await;
    assert_eq!(
        (wire.status, wire.header("connection")),
        (413, Some("close"))
    );
    assert_eq!(read_response(&mut stream, false).await, None);
    assert_eq!(emulator.records().len(), 2);
}

#[tokio::test]
async fn upload_that_is_cut_stores_nothing() {
    let emulator = start().await;
    let request = upload_request(&[("a.txt", &"x".repeat(100_000))]);
    let mut stream = connect(&emulator).await;
    stream.write_all(&request[..50_000]).await.unwrap();
    drop(stream);
    // The fault is for the next request.
    while emulator.requests().is_empty() {
        tokio::task::yield_now().await;
    }
    emulator.fault(Fault::cut_after_read());
    let mut stream = connect(&emulator).await;
    stream.write_all(&request).await.unwrap();
    assert_eq!(read_response(&mut stream, false).await, None);
    assert_eq!(emulator.records().len(), 2);
    emulator.fault(Fault::handled_then_cut());
    let mut stream = connect(&emulator).await;
    stream.write_all(&request).await.unwrap();
    assert_eq!(read_response(&mut stream, false).await, None);
    assert_eq!(emulator.records().len(), 3);
}

#[tokio::test]
async fn upload_that_is_too_slow_ends_with_408() {
    let emulator = Emulator::builder()
        .request_timeout(Duration::from_millis(5))
        .start()
        .await
        .unwrap();
    let request = upload_request(&[("a.txt", "x")]);
    let mut stream = connect(&emulator).await;
    stream
        .write_all(&request[..request.len() - 5])
        .await
        .unwrap();
    let wire = read_response(&mut stream, false).await.unwrap();
    assert_eq!(
        (wire.status, wire.header("connection")),
        (408, Some("close"))
    );
}

#[tokio::test]
async fn picture_is_returned_with_its_entity_tag() {
    let emulator = start().await;
    let jpeg = [0xff, 0xd8, 0xff, 0xd9];
    emulator.set_picture(ADMIN_USER, jpeg.to_vec());
    let get = |more: &str| request("GET", "/users/dp", ADMIN_TOKEN, more, b"");
    let wire = send_raw(&emulator, &get("")).await;
    assert_eq!(
        (wire.header("content-type"), wire.body.as_slice()),
        (Some("image/jpeg"), &jpeg[..])
    );
    let etag = format!("If-None-Match: {}\r\n", wire.header("etag").unwrap());
    assert_eq!(send_raw(&emulator, &get(&etag)).await.status, 304);
    emulator.remove_picture(ADMIN_USER);
    let wire = send_raw(&emulator, &get(&etag)).await;
    assert_eq!(wire.json(), json!({ "errorMessage": "User pic not found" }));
}

#[tokio::test]
async fn connectors_are_listed_page_by_page_and_filtered() {
    let emulator = start().await;
    let list = async |query: &str| {
        let target = format!("/connectors?{query}");
        let wire = send_raw(&emulator, &request("GET", &target, ADMIN_TOKEN, "", b"")).await;
        assert_eq!(wire.status, 200, "{query}");
        let body = wire.json();
        let entries = body["connectors"].as_array().unwrap().iter();
        let names: Vec<_> = entries
            .map(|one| one["name"].as_str().unwrap().to_owned())
            .collect();
        (
            names.join(", "),
            body["pagination"]["totalCount"].as_u64().unwrap(),
        )
    };
    for (query, names, total) in [
        ("limit=3", "Marketing drive, Sales drive, Fresh drive", 4),
        ("limit=3&page=2", "Issue tracker", 4),
        ("limit=3&page=9", "", 4),
        ("search=DRIVE&limit=1", "Marketing drive", 3),
        ("search=jira", "Issue tracker", 1),
        ("isAuthenticated=true", "Sales drive", 1),
        ("connectorType=jira", "", 0),
        ("connectorType=Jira&isActive=false", "Issue tracker", 1),
        ("scope=personal", "", 0),
    ] {
        assert_eq!(list(query).await, (names.to_owned(), total), "{query}");
    }
    for query in [
        "page=",
        "limit=201",
        "limit=0",
        "page=x",
        "scope=all",
        "isActive=1",
    ] {
        let target = format!("/connectors?{query}");
        let wire = send_raw(&emulator, &request("GET", &target, ADMIN_TOKEN, "", b"")).await;
        assert_eq!(wire.status, 400, "{query}");
        assert_eq!(wire.json()["error"]["code"], "VALIDATION_ERROR");
    }
}

#[tokio::test]
async fn created_connector_is_read_connected_and_deleted() {
    let emulator = start().await;
    let body = r#"{"connectorType": "Drive", "instanceName": "New", "scope": "team", "config": {"auth": {"clientId": "emulator-client", "clientSecret": "emulator-client-secret"}}}"#;
    let created = send_raw(
        &emulator,
        &json_request("POST", "/connectors", ADMIN_TOKEN, body),
    )
    .await;
    let id = created.json()["connector"]["connectorId"]
        .as_str()
        .unwrap()
        .to_owned();
    let url = support::authorize(&emulator, &id).await;
    let redirect = emulator.grant(&url).unwrap();
    support::get(&emulator, &support::callback_target(&redirect)).await;
    assert!(emulator.is_authenticated(&id));

    let call = async |method: &str| {
        let target = format!("/connectors/{id}");
        send_raw(&emulator, &request(method, &target, ADMIN_TOKEN, "", b"")).await
    };
    assert_eq!(call("GET").await.json()["connector"]["status"], Value::Null);
    assert_eq!(call("DELETE").await.status, 202);
    assert_eq!(call("GET").await.json()["connector"]["status"], "DELETING");
    assert_eq!(call("DELETE").await.status, 409);
    emulator.finish_deletions();
    assert_eq!(call("GET").await.status, 404);
    assert_eq!(call("DELETE").await.status, 404);

    emulator.fault(Fault::service_unreachable());
    assert_eq!(call("DELETE").await.status, 503);
    emulator.fault(Fault::service_status(418, "teapot"));
    assert_eq!(call("GET").await.status, 500);
}

#[tokio::test]
async fn write_of_a_connector_hides_an_earlier_try_of_the_gateway() {
    let emulator = start().await;
    let create = async |name: &str| {
        let body = json!({ "connectorType": "Jira", "instanceName": name, "scope": "team" });
        let request = json_request("POST", "/connectors", ADMIN_TOKEN, &body.to_string());
        send_raw(&emulator, &request).await
    };
    let is_there = |name: &str| {
        let connectors = emulator.connectors();
        connectors
            .iter()
            .filter(|one| one.describe().starts_with(name))
            .count()
    };
    emulator.fault(Fault::service_cut());
    let (got, wanted) = (create("Ghost").await, recorded("create_503_cut"));
    assert_eq!((got.status, got.json()), (wanted.status, wanted.json()));
    assert_eq!(is_there("Ghost ("), 1);
    emulator.fault(Fault::service_cut_once());
    let (got, wanted) = (create("Ghost two").await, recorded("create_400_cut_once"));
    assert_eq!((got.status, got.json()), (wanted.status, wanted.json()));
    assert_eq!(is_there("Ghost two ("), 1);

    let target = format!("/connectors/{READY}");
    let call = |method: &str| request(method, &target, ADMIN_TOKEN, "", b"");
    emulator.fault(Fault::service_cut_once());
    assert_eq!(send_raw(&emulator, &call("GET")).await.status, 200);
    emulator.fault(Fault::service_cut());
    assert_eq!(send_raw(&emulator, &call("GET")).await.status, 503);
    emulator.fault(Fault::service_cut_once());
    assert_eq!(send_raw(&emulator, &call("DELETE")).await.status, 409);
    let wire = send_raw(&emulator, &call("GET")).await.json();
    assert_eq!(wire["connector"]["status"], "DELETING");
}

#[tokio::test]
async fn run_goes_on_after_a_retry_and_a_sub_agent() {
    let emulator = start().await;
    emulator.fault(Fault::response().with_retry().with_sub_agent());
    let events = send_raw(&emulator, &chat_request("leave")).await.events();
    let status = named(&events, "status");
    assert_eq!(status[0].json()["status"], "retrying");
    assert_eq!(status[0].json()["type"], Value::Null);
    let starts = named(&events, "TEXT_MESSAGE_START").len();
    assert_eq!(starts, named(&events, "TEXT_MESSAGE_END").len() + 1);
    let finished = named(&events, "RUN_FINISHED");
    let (nested, last) = (finished[0].json(), finished[1].json());
    assert_eq!(
        nested["parentRunId"],
        named(&events, "RUN_STARTED")[0].json()["runId"]
    );
    assert_eq!(nested["result"], Value::Null);
    assert_eq!(last["parentRunId"], Value::Null);
    assert_eq!(last["result"]["conversation"]["status"], "Complete");
    assert_eq!(named(&events, "STEP_FINISHED").len(), 1);

    emulator.fault(Fault::response().with_failed_sub_agent());
    let wire = send_raw(&emulator, &chat_request("leave")).await;
    let last = wire.events().pop().unwrap();
    assert_eq!((last.name.as_str(), wire.is_complete), ("RUN_ERROR", true));
    assert_eq!(last.json()["code"], "agent_error");
    assert!(last.json()["parentRunId"].is_string());
}

#[tokio::test]
async fn upload_that_breaks_down_reports_an_error_and_no_end() {
    let emulator = start().await;
    emulator.fault(Fault::upload_error("the storage is full"));
    let wire = send_raw(&emulator, &upload_request(&[("a.txt", "1")])).await;
    assert_eq!(wire.event_names(), [":", "error"]);
    assert_eq!(
        wire.events()[1].json(),
        json!({ "message": "the storage is full" })
    );
    assert!(wire.is_complete);
    assert_eq!(emulator.records().len(), 2);
}

#[tokio::test]
async fn deletion_without_a_time_is_complete_at_once() {
    let emulator = Emulator::builder()
        .deletion_time(Duration::ZERO)
        .start()
        .await
        .unwrap();
    let target = format!("/connectors/{READY}");
    let delete = request("DELETE", &target, ADMIN_TOKEN, "", b"");
    assert_eq!(send_raw(&emulator, &delete).await.status, 202);
    assert_eq!(send_raw(&emulator, &delete).await.status, 404);
}
