//! Recorded exchanges of a real server, sent to an emulator in their order.
//!
//! Status, content type, fields and their order, and values must be equal. Ids, times and the words
//! of errors differ. `not_held.tsv` lists the exchanges that differ, with the reason.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::format_push_string,
    clippy::print_stdout,
    reason = "a failing step fails its test, and the count is printed"
)]

#[path = "replay/accounts.rs"]
mod accounts;
#[path = "replay/knowledge.rs"]
mod knowledge;
mod support;

use std::collections::{BTreeMap, BTreeSet};

use pipeshub_emulator::fixtures::{
    ADMIN_TOKEN, ADMIN_USER, CLIENT_ID, CLIENT_SECRET, MEMBER_TOKEN, MEMBER_USER, ORGANIZATION,
};
use pipeshub_emulator::{Connector, ConnectorType, Emulator, Fault, Token};
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;
use support::wire::{Shape, Wire, json_request, send_raw};
use support::{authorize, callback_target, get};

#[derive(Deserialize)]
struct Recording {
    exchanges: Vec<Exchange>,
}

#[derive(Deserialize)]
struct Exchange {
    title: String,
    method: String,
    target: String,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    json: Option<Box<RawValue>>,
    body: Option<String>,
    status: u16,
    note: Option<String>,
    reply: Option<Box<RawValue>>,
    reply_text: Option<String>,
    /// The pieces of a stream.
    #[serde(default)]
    chunks: Vec<String>,
    /// The stream broke before its end.
    #[serde(default)]
    cut: bool,
    #[serde(default)]
    reply_headers: BTreeMap<String, String>,
}

/// A recording, the number of its exchanges, and those that differ.
type Replayed = (&'static str, usize, Vec<(usize, String)>);

/// Returns the connectors that exist before a recording.
type Earlier = fn() -> Vec<Connector>;

/// The recordings of the families that the emulator has, and what happened before each of them.
const RECORDINGS: [(&str, Earlier); 12] = [
    ("connectors_registry", one),
    ("connector_instances_list", listed),
    (
        "connector_instances_create_get_rename_delete",
        before_creation,
    ),
    ("connector_config", || {
        vec![
            Connector::oauth("a6c949f2-5524-42f9-9e17-df1494294584")
                .named("Tok 1795845160")
                .kind("RigToken")
                .auth_type("API_TOKEN"),
        ]
    }),
    ("connector_toggle_sync_reindex_resync_stats", || {
        vec![
            ready(
                "32c8839a-194d-4803-afa6-fc9b3ec252dc",
                "Toggle on 1795845124",
            )
            .authenticated(),
        ]
    }),
    ("connector_filters", one),
    ("oauth_configs", one),
    ("crawling_manager", || {
        vec![
            ready("38fb1ed9-df42-4259-a1ef-129b3309cd3c", "Crawl"),
            ready("dd215b71-73a8-464d-895d-8ddfc7b1ede4", "Filters 1795845225"),
        ]
    }),
    ("connectors_other", one),
    ("lifecycle_of_a_connector", one),
    ("bodies_methods_headers", || {
        vec![ready("e4832376-11ed-4e3a-b488-eb1b50bdb2a2", "Bodies").authenticated()]
    }),
    ("broken_connection_behind_the_gateway", || {
        let id = "0716a135-07ae-4426-a5c0-91942a890cdd";
        vec![ready(id, "Twice 1795846459").authenticated()]
    }),
];

/// Returns the bytes of a recorded body, whose beginning or end can describe them.
fn body_of(text: &str) -> Vec<u8> {
    if let Some(text) = text.strip_prefix("<BOM>") {
        return [b"\xef\xbb\xbf", text.as_bytes()].concat();
    }
    if let Some(text) = text.strip_prefix("(utf-16) ") {
        return text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    }
    let text = text.strip_prefix("(one chunk) ").unwrap_or(text);
    let Some((start, rest)) = text.split_once(" ...<") else {
        return text.into();
    };
    let length: usize = rest.split(' ').next().unwrap().parse().unwrap();
    let end = if start.starts_with('{') { "\"}" } else { "" };
    let mut body = start.to_owned();
    let last = start.chars().next_back().unwrap();
    while body.len() + end.len() < length {
        body.push(last);
    }
    (body + end).into()
}

/// Returns the fault that the note of an exchange describes.
fn fault_of(exchange: &Exchange) -> Option<Fault> {
    match exchange.note.as_deref()? {
        note if note.starts_with("the service got 3 requests") => Some(Fault::service_cut()),
        note if note.starts_with("the service got 2 requests") => Some(Fault::service_cut_once()),
        _ => None,
    }
}

fn ready(id: &str, name: &str) -> Connector {
    Connector::oauth(id).kind("RigDrive").named(name)
}

/// A connector that no exchange refers to. Without any, the emulator has those of `fixtures`.
fn one() -> Vec<Connector> {
    vec![ready("00000000-0000-4000-8000-000000000001", "Nobody's notes").personal("nobody")]
}

fn personal(id: &str, name: &str, owner: &str) -> Connector {
    ready(id, name).kind("RigPersonal").personal(owner)
}

fn before_creation() -> Vec<Connector> {
    vec![
        ready(
            "b0703f5f-0000-4c47-a87f-1705f280a20d",
            "Marketing drive 1795844715",
        ),
        personal(
            "b0703f5f-a500-4c47-a87f-1705f280a20d",
            "Bo's notes 1795844715",
            MEMBER_USER,
        ),
    ]
}

/// The 29 team connectors of the recording, and the personal ones.
fn listed() -> Vec<Connector> {
    let mut all = vec![
        ready(
            "d5fd1083-2c5b-4527-8b89-9c146d582231",
            "Marketing drive 1795844317",
        ),
        ready(
            "dc40fb93-5d96-4eae-a53a-4d63a29dd7ef",
            "Sales drive 1795844317",
        ),
        ready(
            "b62f31aa-792b-4170-839a-9c39fb34864d",
            "Marketing drive 1795844338",
        ),
        ready(
            "7d8724dd-a65d-4823-9595-dfab88634fb0",
            "Sales drive 1795844338",
        ),
        ready(
            "0eb97746-faba-4d3c-aa4e-9583873a03de",
            "Marketing drive 1795844349",
        )
        .authenticated(),
        ready(
            "3d49f442-c681-49d6-9eef-502c04223daf",
            "Token one 1795844349",
        )
        .kind("RigToken")
        .auth_type("API_TOKEN"),
    ];
    for number in 0..23 {
        let name = match number {
            0..=3 => format!("Marketing drive {number}"),
            _ => format!("Other {number}"),
        };
        let mut more = ready(
            &format!("00000000-0000-4000-8000-0000000000{number:02}"),
            &name,
        );
        if (4..=7).contains(&number) {
            more = more.kind("RigToken").auth_type("API_TOKEN");
        }
        if (8..=15).contains(&number) {
            more = more.authenticated();
        }
        all.push(more);
    }
    for (id, name) in [
        (
            "2b6101b3-032f-45d2-8edf-c5a79978bb87",
            "Bo's notes 1795844349",
        ),
        (
            "54dc2eda-6e0c-4490-beef-24e9a420902d",
            "Bo's notes 1795844381",
        ),
        (
            "4fd4f155-fc78-42d4-825d-351ec5e5985d",
            "Bo's notes 1795844440",
        ),
        (
            "a5df7b2f-104c-424a-853a-fd0ef3f4981e",
            "Bo's notes 1795844601",
        ),
        (
            "b0703f5f-a500-4c47-a87f-1705f280a20d",
            "Bo's notes 1795844715",
        ),
    ] {
        let notes = personal(id, name, MEMBER_USER);
        let is_first = name.ends_with("349");
        all.push(if is_first {
            notes.authenticated()
        } else {
            notes
        });
    }
    for (id, name) in [
        (
            "293baa39-d91f-4ded-a302-da3ac37e781b",
            "Ada's notes 1795844338",
        ),
        (
            "9b677e93-f948-4792-9dd1-f2571cb26c54",
            "Ada's notes 1795844349",
        ),
        ("9b677e93-0000-4792-9dd1-f2571cb26c54", "Ada's notes 3"),
        ("9b677e93-0001-4792-9dd1-f2571cb26c54", "Ada's notes 4"),
    ] {
        all.push(personal(id, name, ADMIN_USER));
    }
    all
}

/// Values of the recording, and those of the emulator in their place.
struct Values {
    own: BTreeMap<String, String>,
    /// All values of each placeholder.
    kept: BTreeMap<String, Vec<String>>,
}

impl Values {
    fn set(&mut self, recorded: &str, own: &str) {
        self.own.insert(recorded.to_owned(), own.to_owned());
    }

    /// Remembers the value of a placeholder.
    fn keep(&mut self, placeholder: &str, own: &str) {
        let kept = self.kept.entry(placeholder.to_owned()).or_default();
        kept.push(own.to_owned());
        self.set(placeholder, own);
    }

    /// Makes a kept value the current one.
    fn pick(&mut self, placeholder: &str, number: usize) {
        let own = self.kept[placeholder][number].clone();
        self.set(placeholder, &own);
    }

    fn translate(&self, text: &str) -> String {
        let mut text = text.to_owned();
        // `rig-client-secret…` comes before `rig-client`.
        for (recorded, own) in self.own.iter().rev() {
            text = text.replace(recorded, own);
        }
        text
    }

    /// Compares values, and remembers the ids that the emulator has made.
    fn differ(&mut self, at: &str, recorded: &Value, own: &Value) -> Option<String> {
        let found = match (recorded, own) {
            (Value::Object(wanted), Value::Object(got)) => {
                let names = |fields: &serde_json::Map<String, Value>| {
                    fields.keys().cloned().collect::<BTreeSet<String>>()
                };
                if names(wanted) != names(got) {
                    return Some(format!(
                        "{at}: {:?} instead of {:?}",
                        names(got),
                        names(wanted)
                    ));
                }
                return wanted.iter().find_map(|(name, value)| {
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
                    number.as_u64().is_some_and(|number| number > 1_600_000_000)
                };
                wanted == got || is_time(wanted) && is_time(got) || at == ".data.delay"
            }
            (wanted, got) => wanted == got,
        };
        (!found).then(|| format!("{at}: {own} instead of {recorded}"))
    }

    fn is_same_text(&mut self, at: &str, recorded: &str, own: &str) -> bool {
        let uuid =
            |text: &str| text.len() == 36 && text.bytes().filter(|&b| b == b'-').count() == 4;
        let is_time = |text: &str| text.len() == 24 && text.ends_with('Z');
        if accounts::is_placeholder(recorded) {
            self.keep(recorded, own);
            return true;
        }
        let wanted = self.translate(recorded);
        if wanted == own
            || recorded == "text of the server"
            || at.ends_with(".error.message")
            || is_time(recorded) && is_time(own)
        {
            return true;
        }
        let is_id = uuid(recorded) && uuid(own) || accounts::is_same(at, recorded, own);
        if is_id && wanted == recorded {
            self.set(recorded, own);
            return true;
        }
        let job = |text: &str| text.starts_with("repeat:") && text.len() == 53;
        let start = |text: &str| text.split("&state=").next().map(str::to_owned);
        // The state of a flow, and the URL with it.
        at == ".state" && own.starts_with("eyJzdGF0ZSI6")
            || at.ends_with("authorizationUrl") && start(&wanted) == start(own)
            || job(recorded) && job(own)
    }
}

fn token_of(authorization: &str, values: &Values) -> String {
    let placeholder = authorization.trim_start_matches("Bearer ");
    if let Some(token) = accounts::token_of(placeholder) {
        return token.to_owned();
    }
    let known = match placeholder {
        "" => "",
        "<adminJwt>" => ADMIN_TOKEN,
        "<memberJwt>" => MEMBER_TOKEN,
        "<oauthToken: connector:read user:read>" => "reads",
        "<oauthToken: connector:write user:read>" => "writes",
        "<oauthToken: connector:read>" => "reads-only",
        other => &values.translate(other),
    };
    assert!(!known.starts_with('<'), "unknown token {known}");
    known.to_owned()
}

fn request_of(exchange: &Exchange, values: &Values, etag: &str) -> Vec<u8> {
    let mut head = format!(
        "{} {} HTTP/1.1\r\nHost: localhost\r\n",
        exchange.method,
        values.translate(&exchange.target)
    );
    let mut body = match (&exchange.json, &exchange.body) {
        (Some(json), _) => json.get().to_owned(),
        (None, body) => body.clone().unwrap_or_default(),
    };
    body = values.translate(&body);
    let body = accounts::form_of(exchange).unwrap_or_else(|| body_of(&body));
    let is_chunked = exchange.headers.contains_key("transfer-encoding");
    for (name, value) in &exchange.headers {
        let value = match name.as_str() {
            "authorization" => format!("Bearer {}", token_of(value, values)),
            "if-none-match" => etag.to_owned(),
            _ => values.translate(value),
        };
        head += &format!("{name}: {value}\r\n");
    }
    let is_read = ["GET", "HEAD", "OPTIONS"].contains(&exchange.method.as_str());
    if is_chunked {
        let chunk = [
            format!("{:x}\r\n", body.len()).as_bytes(),
            &body,
            b"\r\n0\r\n\r\n",
        ]
        .concat();
        return [head.as_bytes(), b"\r\n", &chunk].concat();
    }
    if !is_read || !body.is_empty() {
        head += &format!("content-length: {}\r\n", body.len());
    }
    [head.as_bytes(), b"\r\n", &body].concat()
}

fn difference(exchange: &Exchange, got: &Wire, values: &mut Values) -> Option<String> {
    if got.status != exchange.status {
        return Some(format!(
            "status {} instead of {}",
            got.status, exchange.status
        ));
    }
    for (name, value) in &exchange.reply_headers {
        let own = got.header(name).unwrap_or_default();
        let is_same = match value {
            value if accounts::is_placeholder(value) => values.is_same_text(name, value, own),
            value if name == "x-session-token" => value.len() == own.len(),
            value => value == own,
        };
        if !is_same {
            return Some(format!(
                "{name}: {:?} instead of {value:?}",
                got.header(name)
            ));
        }
    }
    let is_picture = got
        .header("content-type")
        .is_some_and(|kind| kind.starts_with("image/"));
    if let Some(text) = exchange.reply_text.as_ref().filter(|_| is_picture)
        && text.trim() != got.text().trim()
    {
        return Some(format!("{} instead of {text}", got.text()));
    }
    let Some(reply) = &exchange.reply else {
        return None;
    };
    let own: Value = match serde_json::from_slice(&got.body) {
        Ok(own) => own,
        Err(error) => return Some(format!("no JSON: {error}")),
    };
    let recorded: Value = serde_json::from_str(reply.get()).unwrap();
    if let Some(difference) = values.differ("", &recorded, &own) {
        return Some(difference);
    }
    (Shape::of(reply.get()) != Shape::of(got.text())).then(|| "order of fields".to_owned())
}

/// The connectors that a recording refers to, and that a request has created.
const CREATED: [(&str, &str, &str, &str); 5] = [
    (
        "connector_config",
        "1fb6159e-22a1-42bc-9239-cf4f2c008091",
        "Config 1795845160",
        "{}",
    ),
    (
        "connector_toggle_sync_reindex_resync_stats",
        "a72826b7-f3a7-4532-8271-7433529f6a38",
        "Toggle 1795845160",
        CLIENT,
    ),
    (
        "connector_filters",
        "dd215b71-73a8-464d-895d-8ddfc7b1ede4",
        "Filters 1795845225",
        CLIENT,
    ),
    (
        "oauth_configs",
        "a72826b7-f3a7-4532-8271-7433529f6a38",
        "Toggle 1795845160",
        CLIENT,
    ),
    (
        "oauth_configs",
        "dd215b71-73a8-464d-895d-8ddfc7b1ede4",
        "Filters 1795845225",
        CLIENT,
    ),
];

const CLIENT: &str = r#"{"clientId":"emulator-client","clientSecret":"emulator-client-secret"}"#;

/// Returns a difference if a response that the recording proves is marked as a sample.
fn wrongly_marked(exchange: &Exchange, got: &Wire) -> Option<String> {
    let is_proven = (200..300).contains(&exchange.status) && exchange.reply.is_some();
    let is_marked = got.header("x-emulator-sample").is_some();
    (is_proven && is_marked).then(|| "the response is a sample".to_owned())
}

async fn create(emulator: &Emulator, name: &str, auth: &str) -> String {
    let body = format!(
        r#"{{"connectorType":"RigDrive","instanceName":"{name}","scope":"team","authType":"OAUTH","config":{{"auth":{auth}}}}}"#
    );
    let request = json_request("POST", "/connectors", ADMIN_TOKEN, &body);
    let created = send_raw(emulator, &request).await.json();
    created["connector"]["connectorId"]
        .as_str()
        .unwrap()
        .to_owned()
}

/// Repeats the changes of the real server between two exchanges.
async fn before(recording: &str, number: usize, emulator: &Emulator, values: &mut Values) {
    accounts::before(recording, number, emulator, values).await;
    let connected = match (recording, number) {
        ("connector_toggle_sync_reindex_resync_stats", 3) => "a72826b7-f3a7-4532-8271-7433529f6a38",
        ("connector_filters", 2) => "dd215b71-73a8-464d-895d-8ddfc7b1ede4",
        ("connector_toggle_sync_reindex_resync_stats", 28) => {
            emulator.finish_deletions();
            return;
        }
        _ => return,
    };
    let connected = &values.translate(connected);
    let redirect = emulator
        .grant(&authorize(emulator, connected).await)
        .unwrap();
    get(emulator, &callback_target(&redirect)).await;
    assert!(emulator.is_authenticated(connected));
}

async fn replay(name: &str, connectors: Vec<Connector>) -> (usize, Vec<(usize, String)>) {
    let path = format!(
        "{}/../../tests/fixtures/recorded/{name}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let recording: Recording = serde_json::from_str(&text).unwrap();
    let mut builder = Emulator::builder()
        .rate_limit(100_000)
        .redirect_base("http://127.0.0.1:3100")
        .token(Token::session(ADMIN_TOKEN))
        .token(Token::session(MEMBER_TOKEN).member())
        .token(Token::oauth("reads", ["connector:read", "user:read"]))
        .token(Token::oauth("writes", ["connector:write", "user:read"]))
        .token(Token::oauth("reads-only", ["connector:read"]));
    builder = accounts::configure(builder);
    let kind = |name| ConnectorType::new(name).group("Rig").description("rig");
    let mut kinds = vec![
        kind("RigDrive").team_only(),
        kind("RigToken").auth_types(["API_TOKEN"]),
    ];
    match name {
        "lifecycle_of_a_connector" => kinds.push(kind("More").team_only()),
        _ => kinds.push(kind("RigPersonal").personal_only()),
    }
    if name == "connectors_registry" {
        // As many types as the real server has.
        for number in 0..30 {
            let more = ConnectorType::new(format!("Type {number}"));
            kinds.push(if number < 19 { more } else { more.team_only() });
        }
    }
    for kind in kinds {
        builder = builder.connector_type(kind);
    }
    for connector in connectors {
        builder = builder.connector(connector.scopes(["offline_access", "openid"]));
    }
    let emulator = builder.start().await.unwrap();
    let issuer = emulator.issuer();
    let mut values = Values {
        own: BTreeMap::new(),
        kept: BTreeMap::new(),
    };
    for (recorded, own) in [
        ("65f0000000000000000000a1", ADMIN_USER),
        ("65f0000000000000000000b2", MEMBER_USER),
        ("65f0000000000000000000f0", ORGANIZATION),
        ("rig-client-secret-0123456789", CLIENT_SECRET),
        ("rig-client", CLIENT_ID),
        ("http://127.0.0.1:9400/auth", &format!("{issuer}/authorize")),
        ("http://127.0.0.1:9400/token", &format!("{issuer}/token")),
        // The administrator's app for the type `RigPersonal`.
        (
            "4ada8e26-8dee-449c-a673-716774500078",
            "5eed0000-0000-4000-8000-0000000a0001",
        ),
    ] {
        values.set(recorded, own);
    }
    accounts::prepare(name, &emulator, &mut values).await;
    if name == "oauth_configs" {
        // Two apps are there from the start.
        for number in 0..27 {
            create(&emulator, &format!("App {number}"), CLIENT).await;
        }
    }
    for (_, id, instance, auth) in CREATED.iter().filter(|(recording, ..)| *recording == name) {
        let own = create(&emulator, instance, auth).await;
        values.set(id, &own);
    }
    let mut differences = Vec::new();
    let (mut etag, mut url) = (String::new(), String::new());
    for (number, exchange) in recording.exchanges.iter().enumerate() {
        before(name, number, &emulator, &mut values).await;
        let request = if exchange.target.contains("/oauth/callback?") {
            let target = callback_target(&emulator.grant(&url).unwrap());
            let target =
                target.replace("http%3A%2F%2Fapp.example", "http%3A%2F%2F127.0.0.1%3A3100");
            format!("GET {target} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {ADMIN_TOKEN}\r\n\r\n").into_bytes()
        } else {
            request_of(exchange, &values, &etag)
        };
        if let Some(fault) = fault_of(exchange) {
            emulator.fault(fault);
        }
        let got = send_raw(&emulator, &request).await;
        got.header("etag").unwrap_or_default().clone_into(&mut etag);
        if exchange.target.contains("/oauth/authorize") && got.status == 200 {
            let body = got.json();
            body["authorizationUrl"]
                .as_str()
                .unwrap()
                .clone_into(&mut url);
        }
        let difference = difference(exchange, &got, &mut values);
        let difference = difference.or_else(|| wrongly_marked(exchange, &got));
        if let Some(difference) = difference {
            differences.push((number, format!("{}: {difference}", exchange.title)));
        }
    }
    (recording.exchanges.len(), differences)
}

#[tokio::test]
async fn recorded_exchange_is_repeated_unless_it_is_listed() {
    let list = include_str!("not_held.tsv");
    let listed: BTreeMap<(&str, usize), &str> = list
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let fields: Vec<&str> = line.split('\t').collect();
            let [name, number, reason] = fields[..] else {
                panic!("{line}");
            };
            assert!(!reason.is_empty(), "{line}");
            ((name, number.parse().unwrap()), reason)
        })
        .collect();
    let mut replayed = knowledge::replay_all().await;
    for (name, connectors) in RECORDINGS.into_iter().chain(accounts::RECORDINGS) {
        let (count, differences) = replay(name, connectors()).await;
        replayed.push((name, count, differences));
    }
    let (mut all, mut problems) = (0, Vec::new());
    let mut differing = BTreeSet::new();
    for (name, count, differences) in replayed {
        println!("{name}: {} of {count}", count - differences.len());
        all += count;
        for (number, difference) in differences {
            differing.insert((name, number));
            if !listed.contains_key(&(name, number)) {
                problems.push(format!("{name}\t{number}\t{difference}"));
            }
        }
    }
    for (name, number) in listed.keys() {
        if !differing.contains(&(*name, *number)) {
            problems.push(format!("{name} {number} is listed, and is held"));
        }
    }
    println!(
        "{} of {all} recorded exchanges are held",
        all - differing.len()
    );
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
