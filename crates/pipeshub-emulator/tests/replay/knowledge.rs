//! Recorded exchanges of knowledge, search, conversations and toolsets, sent to an emulator.
//!
//! Behind the gateway of most recordings was a stand-in: its fields and texts prove nothing. Status,
//! headers, events and the gateway's own fields must be equal. Ids, times and the words of errors
//! differ.
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::time::Duration;

use super::support::connect;
use super::support::wire::{
    BOUNDARY, Event, Shape, Wire, events, form, json_request, read_until, request, send_raw,
};
use super::{Exchange, Recording, Replayed};
use pipeshub_emulator::fixtures::{
    ADMIN_TOKEN, ADMIN_USER, MEMBER_TOKEN, MEMBER_USER, ORGANIZATION,
};
use pipeshub_emulator::{Builder, Emulator, Fault, KnowledgeBase, Token};
use serde_json::Value;
use tokio::io::AsyncWriteExt as _;

/// The part of a successful JSON body that a recording proves.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Proof {
    /// The gateway has made the body, except some fields.
    Fields,
    /// The stand-in has made the body.
    Wrapping,
}

/// The state that an exchange begins with: that of the one before, or a new one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Memory {
    Kept,
    None,
}

const RECORDINGS: [(&str, Proof, Memory); 8] = [
    ("knowledge_base", Proof::Wrapping, Memory::None),
    ("knowledge_base_upload_sse", Proof::Fields, Memory::None),
    ("record_download", Proof::Wrapping, Memory::None),
    ("document_download", Proof::Wrapping, Memory::None),
    ("search", Proof::Fields, Memory::Kept),
    ("conversations_sse", Proof::Fields, Memory::Kept),
    ("conversations", Proof::Fields, Memory::Kept),
    ("toolsets", Proof::Fields, Memory::Kept),
];

/// The fields that come from the stand-in, or that no two runs have in common.
const NOT_COMPARED: [&str; 14] = [
    "_key",
    "chunkIndex",
    "confidence",
    "documentationLinks",
    "duration",
    "parts",
    "records",
    "requestId",
    "runId",
    "score",
    "threadId",
    "timeToFeedback",
    "toolCount",
    "webUrl",
];

/// The conversation that the recordings go on with.
const CONVERSATION: &str = "6b0a6df738f7833fc9b074d2";
/// The document of a recording.
const DOCUMENT: &str = "6b0a6dad38f7833fc9b072c4";
const PDF: &str = "r0000000-0000-4000-8000-000000000pdf";

fn world(recording: &str) -> Builder {
    let record = |end: &str| format!("r0000000-0000-4000-8000-000000000{end}");
    let base = |end: &str| KnowledgeBase::new(format!("b0000000-0000-4000-8000-00000000{end}"));
    let mut first = base("a001")
        .reader(MEMBER_USER)
        .folder("f1", "Folder")
        .file(record("len"), "Length.pdf", "%PDF-1.4 with a length")
        .file(record("bin"), "Other.bin", "any bytes")
        .file(record("cut"), "Cut.bin", "bytes that end in the middle");
    // An upload of the recording has the same name.
    if recording != "knowledge_base_upload_sse" {
        let content = "Employees have 25 days of leave.";
        first = first.file(PDF, "Leave policy.pdf", content);
    }
    Emulator::builder()
        .rate_limit(100_000)
        .token(Token::session(ADMIN_TOKEN))
        .token(Token::session(MEMBER_TOKEN).member())
        .token(Token::oauth("reads-only", ["connector:read"]))
        .knowledge_base(first)
        .knowledge_base(base("a002").owner(MEMBER_USER).reader(ADMIN_USER))
        .knowledge_base(base("a003"))
        .knowledge_base(base("a004"))
        .knowledge_base(
            base("a005")
                .owner("nobody")
                .file(record("403"), "a.txt", "x"),
        )
}

/// Values of the recording, and those of the emulator in their place.
struct Values(BTreeMap<String, String>);

impl Values {
    fn new() -> Self {
        let known = [
            ("65f0000000000000000000a1", ADMIN_USER),
            ("65f0000000000000000000b2", MEMBER_USER),
            ("65f0000000000000000000f0", ORGANIZATION),
        ];
        let known = known.map(|(recorded, own)| (recorded.to_owned(), own.to_owned()));
        Self(known.into())
    }

    fn translate(&self, text: &str) -> String {
        let pairs = self.0.iter();
        pairs.fold(text.to_owned(), |text, (recorded, own)| {
            text.replace(recorded, own)
        })
    }

    /// Compares values, and remembers the ids that the emulator has made.
    fn differ(&mut self, at: &str, recorded: &Value, own: &Value) -> Option<String> {
        let last = at.rsplit(['.', ']']).next().unwrap_or_default();
        if NOT_COMPARED.contains(&last) {
            return None;
        }
        let same = match (recorded, own) {
            (Value::Object(wanted), Value::Object(got)) => {
                let names = |fields: &serde_json::Map<String, Value>| {
                    fields.keys().cloned().collect::<BTreeSet<String>>()
                };
                if names(wanted) != names(got) {
                    let (got, wanted) = (names(got), names(wanted));
                    return Some(format!("{at}: {got:?} instead of {wanted:?}"));
                }
                let mut pairs = wanted.iter();
                return pairs.find_map(|(name, value)| {
                    self.differ(&format!("{at}.{name}"), value, &got[name])
                });
            }
            (Value::Array(wanted), Value::Array(got)) if wanted.len() == got.len() => {
                let mut pairs = wanted.iter().zip(got);
                return pairs.find_map(|(one, two)| self.differ(&format!("{at}[]"), one, two));
            }
            (Value::String(wanted), Value::String(got)) => self.is_same_text(at, wanted, got),
            (Value::Number(wanted), Value::Number(got)) => {
                let is_time = |number: &serde_json::Number| {
                    number
                        .as_u64()
                        .is_some_and(|number| number > 1_600_000_000_000)
                };
                wanted == got || is_time(wanted) && is_time(got)
            }
            (wanted, got) => wanted == got,
        };
        (!same).then(|| format!("{at}: {own} instead of {recorded}"))
    }

    fn is_same_text(&mut self, at: &str, recorded: &str, own: &str) -> bool {
        let is_object_id =
            |text: &str| text.len() == 24 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let is_uuid =
            |text: &str| text.len() == 36 && text.bytes().filter(|&b| b == b'-').count() == 4;
        let is_time = |text: &str| text.len() == 24 && text.ends_with('Z');
        let wanted = self.translate(recorded);
        // The text of the assistant, whose stand-in wrote a sentence of its own.
        let is_of_assistant = recorded.starts_with("You have 25 days");
        if wanted == own
            || recorded == "text of the server"
            || at.ends_with("error.message")
            || is_of_assistant
            || is_time(recorded) && is_time(own)
        {
            return true;
        }
        let are_ids =
            is_object_id(recorded) && is_object_id(own) || is_uuid(recorded) && is_uuid(own);
        if are_ids && wanted == recorded {
            self.0.insert(recorded.to_owned(), own.to_owned());
            return true;
        }
        false
    }
}

fn token_of(authorization: &str) -> &str {
    match authorization.trim_start_matches("Bearer ") {
        "<adminJwt>" => ADMIN_TOKEN,
        "<memberJwt>" => MEMBER_TOKEN,
        "<oauthToken: connector:read>" => "reads-only",
        other => panic!("unknown token {other}"),
    }
}

/// Builds the form that a recording describes.
///
/// The paths in `files_metadata` are those of the recorded events.
fn form_of(described: &str, chunks: &[String]) -> Vec<u8> {
    let field = |line: &str, name: &str| {
        let (_, rest) = line.split_once(&format!("{name}=")).unwrap();
        let ends = [" filename=", " type=", ", "].map(|end| rest.find(end));
        let end = ends.into_iter().flatten().min().unwrap_or(rest.len());
        rest[..end].to_owned()
    };
    let reported: Vec<String> = chunks
        .iter()
        .filter_map(|chunk| {
            let data = chunk.lines().find_map(|line| line.strip_prefix("data: "))?;
            let data: Value = serde_json::from_str(data).ok()?;
            Some(data["filePath"].as_str()?.to_owned())
        })
        .collect();
    let path_of = |file: &str| {
        let path = reported.iter().find(|path| path.ends_with(file));
        path.cloned().unwrap_or_else(|| file.to_owned())
    };
    let mut parts: Vec<(String, Option<String>, Vec<u8>)> = Vec::new();
    for line in described.lines() {
        let size = line.rsplit_once(", ").unwrap().1.trim_end_matches(" bytes");
        let size: usize = size.parse().unwrap();
        let (name, file) = (field(line, "name"), field(line, "filename"));
        let content = match (name.as_str(), size) {
            ("files_metadata", 1) => b"x".to_vec(),
            ("files_metadata", 2) => b"[]".to_vec(),
            ("files_metadata", _) => {
                let files = parts.iter().filter_map(|(_, file, _)| file.as_deref());
                let entries: Vec<Value> = files
                    .map(|file| serde_json::json!({ "file_path": path_of(file) }))
                    .collect();
                serde_json::to_vec(&entries).unwrap()
            }
            _ => vec![b'x'; size],
        };
        parts.push((name, Some(file).filter(|file| file != "None"), content));
    }
    let parts: Vec<(&str, Option<&str>, &[u8])> = parts
        .iter()
        .map(|(name, file, content)| (name.as_str(), file.as_deref(), content.as_slice()))
        .collect();
    form(&parts)
}

fn request_of(exchange: &Exchange, values: &Values) -> Vec<u8> {
    let mut more = "User-Agent: curl/7.88.1\r\n".to_owned();
    let mut body = match (&exchange.json, &exchange.body) {
        (Some(json), _) => values.translate(json.get()).into_bytes(),
        (None, Some(described)) if described.starts_with("--") => {
            let kind = format!("multipart/form-data; boundary={BOUNDARY}");
            let _ = write!(more, "Content-Type: {kind}\r\n");
            form_of(described, &exchange.chunks)
        }
        (None, Some(described)) => {
            // `{"query": "xxx...<N characters in all>`
            let (start, rest) = described.split_once("...<").unwrap();
            let length: usize = rest.split(' ').next().unwrap().parse().unwrap();
            let filling = "x".repeat(length - start.len() - 2);
            format!("{start}{filling}\"}}").into_bytes()
        }
        (None, None) => Vec::new(),
    };
    let mut token = "";
    for (name, value) in &exchange.headers {
        match name.as_str() {
            "authorization" => token = token_of(value),
            "content-type" if value.starts_with("multipart") => {}
            _ => {
                let _ = write!(more, "{name}: {value}\r\n");
            }
        }
    }
    let target = values.translate(&exchange.target);
    let target = target.strip_prefix("/api/v1").unwrap().to_owned();
    request(
        &exchange.method,
        &target,
        token,
        &more,
        &std::mem::take(&mut body),
    )
}

/// Returns the fault that makes the emulator do what the stand-in was told to do.
fn fault_of(recording: &str, exchange: &Exchange) -> Option<Fault> {
    let json = exchange.json.as_ref().map_or("", |json| json.get());
    let json: Value = serde_json::from_str(json).unwrap_or_default();
    Some(
        match (recording, json["query"].as_str().unwrap_or_default()) {
            (_, "quiet") => Fault::response().heartbeats(2, Duration::ZERO),
            (_, "err") => Fault::run_error("llm_error", "The model refused"),
            (_, "empty" | "tail") => Fault::service_silent(),
            (_, "cut") => Fault::service_cut(),
            (_, "ask500") => Fault::service_status(500, "LLM is not configured"),
            (_, "ask429") => Fault::service_status(429, "slow down"),
            (_, "askreset") => Fault::service_unreachable(),
            ("knowledge_base_upload_sse", _) if exchange.target.contains("a003") => {
                Fault::response().heartbeats(3, Duration::ZERO)
            }
            ("knowledge_base_upload_sse", _) if exchange.target.contains("a004") => {
                Fault::service_status(500, "Internal Server Error")
            }
            ("record_download", _) if exchange.cut => Fault::service_cut(),
            _ => return None,
        },
    )
}

async fn ask(emulator: &Emulator, target: &str, query: &str) -> Value {
    let body = format!(r#"{{"query":"{query}","chatMode":"internal_search"}}"#);
    let request = json_request("POST", target, ADMIN_TOKEN, &body);
    let answered = send_raw(emulator, &request).await.events().pop().unwrap();
    answered.json()["result"]["conversation"].clone()
}

/// Makes the state that a recording begins with.
async fn prepare(recording: &str, emulator: &Emulator, values: &mut Values) {
    let mut keep = |recorded: &str, own: &Value| {
        let own = own.as_str().unwrap().to_owned();
        values.0.insert(recorded.to_owned(), own);
    };
    if recording == "document_download" {
        let target = format!("/knowledgeBase/record/{PDF}");
        let read = send_raw(emulator, &request("GET", &target, ADMIN_TOKEN, "", b"")).await;
        keep(DOCUMENT, &read.json()["record"]["externalRecordId"]);
    }
    if recording == "conversations" {
        let first = ask(emulator, "/conversations/stream", "leave").await;
        keep(CONVERSATION, &first["_id"]);
        more(emulator, values, "leave again").await;
        for _ in 0..30 {
            ask(emulator, "/conversations/stream", "leave").await;
        }
    }
}

async fn more(emulator: &Emulator, values: &Values, query: &str) {
    let id = values.translate(CONVERSATION);
    let target = format!("/conversations/{id}/messages/stream");
    ask(emulator, &target, query).await;
}

/// Repeats what changed the state in place of an exchange that no operation has.
async fn instead(recording: &str, number: usize, emulator: &Emulator, values: &Values) {
    if (recording, number) == ("conversations", 7) {
        more(emulator, values, "leave").await;
    }
}

/// Sends a request. A response that never ends is read until it stops.
async fn send(emulator: &Emulator, request: &[u8], never_ends: bool) -> Wire {
    if !never_ends {
        return send_raw(emulator, request).await;
    }
    let mut stream = connect(emulator).await;
    stream.write_all(request).await.unwrap();
    let read = read_until(&mut stream, false, |wire| !wire.body.is_empty()).await;
    read.unwrap()
}

fn difference(
    exchange: &Exchange,
    proof: Proof,
    got: &Wire,
    values: &mut Values,
) -> Option<String> {
    if got.status != exchange.status {
        let (got, wanted) = (got.status, exchange.status);
        return Some(format!("status {got} instead of {wanted}"));
    }
    for (name, value) in &exchange.reply_headers {
        // The stand-in has named the files.
        let is_of_stand_in = name == "content-disposition" && value.contains("filename=");
        let own = got.header(name);
        let own = own.map(|own| own.trim_end_matches("; charset=utf-8"));
        if !is_of_stand_in && own != Some(value.trim_end_matches("; charset=utf-8")) {
            return Some(format!("{name}: {own:?} instead of {value:?}"));
        }
    }
    if !exchange.chunks.is_empty() && exchange.reply_headers["content-type"].contains("event") {
        return events_differ(exchange, got, values);
    }
    if exchange.cut && got.is_complete {
        return Some("the response ends".to_owned());
    }
    let reply = exchange.reply.as_ref()?;
    let own: Value = match serde_json::from_slice(&got.body) {
        Ok(own) => own,
        Err(error) => return Some(format!("no JSON: {error}")),
    };
    let recorded: Value = serde_json::from_str(reply.get()).unwrap();
    if proof == Proof::Wrapping && exchange.status < 300 {
        let kinds = (recorded.is_object(), own.is_object());
        return (kinds.0 != kinds.1).then(|| format!("{own} instead of {recorded}"));
    }
    if let Some(difference) = values.differ("", &recorded, &own) {
        return Some(difference);
    }
    let (wanted, got) = (order(reply.get()), order(got.text()));
    (wanted != got).then(|| format!("order of fields: {got} instead of {wanted}"))
}

/// Returns the form of a JSON value, without what is in `parts` and `records`.
fn order(json: &str) -> String {
    let part = "{type: text, content: text, runId: text, isFinal: bool}";
    let shape = Shape::of(json);
    let shape = shape.replace(&format!("parts: [{part}]"), "parts: []");
    match shape.split_once("records: {") {
        Some((before, after)) => {
            let (_, after) = after.split_once('}').unwrap();
            format!("{before}records: {{}}{after}")
        }
        None => shape,
    }
}

/// Compares the events of the gateway, and the first and the last one of any stream.
fn events_differ(exchange: &Exchange, got: &Wire, values: &mut Values) -> Option<String> {
    let blocks: Vec<&str> = exchange
        .chunks
        .iter()
        .map(|chunk| chunk.trim_end())
        .collect();
    let recorded = blocks.join(
        "

",
    ) + "

";
    let (wanted, own) = (events(&recorded), got.events());
    if exchange.target.ends_with("/upload") || exchange.target.contains("/upload?") {
        let name = |events: &[Event]| {
            events
                .iter()
                .map(|event| event.name.clone())
                .collect::<Vec<_>>()
        };
        if name(&wanted) != name(&own) {
            return Some(format!("{:?} instead of {:?}", name(&own), name(&wanted)));
        }
        let mut pairs = wanted.iter().zip(&own);
        return pairs.find_map(|(wanted, own)| event_differs(wanted, own, values));
    }
    let ends = [
        wanted.first().zip(own.first()),
        wanted.last().zip(own.last()),
    ];
    let mut ends = ends.into_iter().flatten();
    ends.find_map(|(wanted, own)| event_differs(wanted, own, values))
}

fn event_differs(wanted: &Event, own: &Event, values: &mut Values) -> Option<String> {
    if wanted.name != own.name {
        return Some(format!("{own:?} instead of {wanted:?}"));
    }
    if wanted.name == ":" {
        return (wanted.data != own.data).then(|| own.data.clone());
    }
    values.differ("", &wanted.json(), &own.json())
}

async fn replay(name: &str, proof: Proof, memory: Memory) -> (usize, Vec<(usize, String)>) {
    let path = format!(
        "{}/../../tests/fixtures/recorded/{name}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let recording: Recording = serde_json::from_str(&text).unwrap();
    let mut values = Values::new();
    let mut emulator = world(name).start().await.unwrap();
    prepare(name, &emulator, &mut values).await;
    let mut differences = Vec::new();
    for (number, exchange) in recording.exchanges.iter().enumerate() {
        if memory == Memory::None && number > 0 {
            emulator = world(name).start().await.unwrap();
            prepare(name, &emulator, &mut values).await;
        }
        if let Some(fault) = fault_of(name, exchange) {
            emulator.fault(fault);
        }
        let request = request_of(exchange, &values);
        let got = send(&emulator, &request, exchange.cut).await;
        let is_success = (200..300).contains(&exchange.status);
        let is_known = is_success && (exchange.reply.is_some() || !exchange.chunks.is_empty());
        let is_sample = exchange.reply.is_some() && proof == Proof::Wrapping;
        let difference = difference(exchange, proof, &got, &mut values).or_else(|| {
            let is_marked = got.header("x-emulator-sample").is_some();
            let is_wrong = is_known && is_marked != is_sample;
            is_wrong.then(|| format!("the response is a sample: {is_marked}"))
        });
        if let Some(difference) = difference {
            differences.push((number, format!("{}: {difference}", exchange.title)));
        }
        instead(name, number, &emulator, &values).await;
    }
    (recording.exchanges.len(), differences)
}

/// Replays all recordings.
pub(super) async fn replay_all() -> Vec<Replayed> {
    let mut all = Vec::new();
    for (name, proof, memory) in RECORDINGS {
        let (count, differences) = replay(name, proof, memory).await;
        all.push((name, count, differences));
    }
    all
}
