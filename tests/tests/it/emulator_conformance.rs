//! The emulator, compared with the rows of the client. The test of a row puts an emulator into the
//! state of the row, sends a request over a bare socket, and compares the response with the stored
//! one.
//!
//! Status, headers, codes, and the fields with their order must be equal. A message must exist; its
//! words may differ.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE;
use pipeshub_emulator::fixtures::MEMBER_USER;
use pipeshub_emulator::{
    AccountType, Builder, Connector, Emulator, Exchange, Fault, OAuthApp, Token,
};
use pipeshub_tests::{CONNECTOR_ID, Op, Row, fixture, rows};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::plain;

const LIMIT: Duration = Duration::from_secs(20);

/// Defines a test for each row. The build script lists the names.
macro_rules! rows {
    ($($name:ident,)*) => {
        const NAMES: &[&str] = &[$(stringify!($name)),*];
        $(#[tokio::test] async fn $name() { check(stringify!($name)).await; })*
    };
}

include!(concat!(env!("OUT_DIR"), "/emulator_conformance.rs"));

/// Returns the rows with a response. Rows about a broken connection, or without a request, have
/// none.
fn replies() -> Vec<Row> {
    let mut rows = rows();
    rows.retain(|row| row.section != "faults" && row.section != "local");
    rows
}

/// Returns the rows whose responses the emulator does not send by itself. Each can be scripted, see
/// [`remaining_rows_can_be_scripted`].
fn not_by_itself() -> Vec<Row> {
    let mut rows = replies();
    rows.retain(|row| row.emulator.as_deref() != Some("yes"));
    rows
}

#[test]
fn rows_have_an_emulator_test_or_a_reason() {
    let (tests, others): (Vec<_>, Vec<_>) = replies()
        .into_iter()
        .partition(|row| row.emulator.as_deref() == Some("yes"));
    let tests: Vec<_> = tests.into_iter().map(|row| row.name).collect();
    assert_eq!(tests, NAMES);
    for row in others {
        let why = row.emulator.expect("a reason");
        assert!(
            ["service", "proxy", "broken"].contains(&&*why) || why.ends_with('.'),
            "{}: {why}",
            row.name
        );
    }
}

#[tokio::test]
async fn emulator_responds_to_plain_operations_as_stored() {
    for plain in plain::PLAIN {
        for row in plain.own_rows() {
            let (connector, id) = match row.name.strip_prefix(plain.function).unwrap() {
                "_200_not_authenticated" => (ready(), CONNECTOR_ID),
                "_200_authenticated" => (ready().authenticated(), CONNECTOR_ID),
                "_404_unknown_connector" => (ready(), "unknown"),
                _ => continue,
            };
            let emulator = world(connector).start().await.unwrap();
            let got = send(&emulator, &get(plain.target(id))).await;
            compare(&row, &got, &Facts::default());
        }
    }
}

#[tokio::test]
async fn remaining_rows_can_be_scripted() {
    let emulator = world(ready()).start().await.unwrap();
    for row in not_by_itself() {
        let name = &row.name;
        let stored = Reply::stored(&row);
        emulator.fault(stored.as_fault());
        let got = send(&emulator, &get(target(row.op))).await;
        assert_eq!(got.first, stored.first, "{name}");
        assert_eq!(got.text(), stored.text(), "{name}");
        let steady = |reply: &Reply| {
            let mut headers = reply.headers.clone();
            assert!(headers.remove("date").is_some(), "{name}");
            headers
        };
        assert_eq!(steady(&got), steady(&stored), "{name}");
    }
    assert_eq!(emulator.pending_faults(), 0);
}

/// A scripted status has the form of the gateway's own response for a failing service.
#[tokio::test]
async fn error_responses_can_be_scripted_by_status() {
    let emulator = world(ready()).start().await.unwrap();
    let mut statuses = BTreeSet::new();
    for row in not_by_itself() {
        let (Some(status), "4" | "5" | "6") =
            (row.status.filter(|status| *status >= 400), &*row.section)
        else {
            continue;
        };
        // One status has two codes. The scripted response has the more frequent one.
        if matches!(
            row.code.as_deref(),
            Some("VALIDATION_ERROR" | "INTERNAL_ERROR")
        ) {
            continue;
        }
        emulator.fault(Fault::status(status));
        let got = send(&emulator, &get(target(row.op))).await;
        compare(&row, &got, &Facts::default());
        statuses.insert(status);
    }
    assert_eq!(
        statuses,
        BTreeSet::from([400, 401, 403, 404, 409, 500, 503])
    );
}

#[tokio::test]
async fn message_classes_have_distinct_sentences() {
    let mut sentences = BTreeMap::new();
    for name in NAMES
        .iter()
        .filter(|name| name.starts_with("callback_200_message_"))
    {
        let scene = scene(&row(name)).await;
        let reply = send(&scene.emulator, &scene.requests[0]).await;
        let Json::Object(fields) = reply.json() else {
            panic!("{reply:?}")
        };
        let sentence = fields
            .into_iter()
            .find(|(name, _)| name == "errorMessage")
            .unwrap()
            .1;
        sentences.insert(format!("{sentence:?}"), name);
    }
    assert_eq!(sentences.len(), 8, "{sentences:?}");
}

async fn check(name: &str) {
    let row = row(name);
    let scene = scene(&row).await;
    assert!(!scene.requests.is_empty());
    for request in &scene.requests {
        let got = send(&scene.emulator, request).await;
        compare(&row, &got, &scene.facts);
    }
    if let Some(authenticated) = scene.authenticated {
        assert_eq!(
            scene.emulator.is_authenticated(CONNECTOR_ID),
            authenticated,
            "isAuthenticated"
        );
    }
    if let Some((code, times)) = &scene.exchanged {
        assert_eq!(
            scene.emulator.provider_code_count(code),
            *times,
            "exchanges"
        );
    }
}

fn row(name: &str) -> Row {
    replies()
        .into_iter()
        .find(|row| row.name == name)
        .expect("a row of this name")
}

// ----- The state of a row -----

const APP: &str = "https%3A%2F%2Fapp.example.com";
/// The parameters of a callback that fails before its code is read.
const SOME: &str = "code=c&state=s";

/// An emulator in a state, and the requests to which it must send the row's response.
struct Scene {
    emulator: Emulator,
    requests: Vec<String>,
    facts: Facts,
    /// The connector's `isAuthenticated` after the requests.
    authenticated: Option<bool>,
    /// A code, and how often the provider must have received it after the requests.
    exchanged: Option<(String, usize)>,
}

/// Numbers in the headers that depend on the state.
struct Facts {
    limit: u32,
    window: u64,
    remaining: Option<u32>,
}

impl Default for Facts {
    fn default() -> Self {
        Self {
            limit: 1000,
            window: 60,
            remaining: None,
        }
    }
}

impl Scene {
    async fn new(builder: Builder, requests: impl IntoIterator<Item = String>) -> Self {
        Self::on(builder.start().await.unwrap(), requests)
    }

    fn on(emulator: Emulator, requests: impl IntoIterator<Item = String>) -> Self {
        let requests = requests.into_iter().collect();
        Self {
            emulator,
            requests,
            facts: Facts::default(),
            authenticated: None,
            exchanged: None,
        }
    }

    fn authenticated(self, authenticated: bool) -> Self {
        Self {
            authenticated: Some(authenticated),
            ..self
        }
    }

    fn exchanged(self, code: &str, times: usize) -> Self {
        Self {
            exchanged: Some((code.to_owned(), times)),
            ..self
        }
    }
}

/// Returns the connector of the stored responses.
fn ready() -> Connector {
    Connector::oauth(CONNECTOR_ID).scopes(["files.read", "offline_access"])
}

/// Returns an emulator with the connector, users of all kinds, and pages at
/// `https://app.example.com`.
fn world(connector: Connector) -> Builder {
    let full = ["connector:write", "user:read"];
    Emulator::builder()
        .redirect_base("https://app.example.com")
        .connector(connector)
        .connector(Connector::oauth("of-a-member").owner(MEMBER_USER))
        .connector(Connector::oauth("private").personal(MEMBER_USER))
        .token(Token::session("admin"))
        .token(Token::session("member").member())
        .token(Token::session("too-old").expired())
        .token(Token::session("wrong-signature").forged())
        .token(Token::session("changed-password").revoked())
        .token(Token::session("no-role").without_role())
        .token(Token::session("gone").user_gone())
        .token(Token::oauth("oauth-expired", full).expired())
        .token(Token::personal("expired", full).expired())
        .token(Token::oauth("oauth-revoked", full).revoked())
        .token(Token::personal("revoked", full).revoked())
        .token(Token::oauth("oauth-forged", full).forged())
        .token(Token::oauth("oauth-refresh", full).for_refresh())
        .token(Token::oauth("oauth-read", ["connector:read", "user:read"]))
        .token(Token::personal("read", ["connector:read"]))
        .token(Token::oauth("oauth-role-unseen", ["connector:write"]).user(MEMBER_USER))
}

fn authorize(id: &str, query: &str) -> String {
    let joint = if query.is_empty() { "" } else { "?" };
    format!("/api/v1/connectors/{id}/oauth/authorize{joint}{query}")
}

fn callback(query: &str) -> String {
    format!("/api/v1/connectors/oauth/callback?{query}")
}

fn target(op: Op) -> String {
    match op {
        Op::Authorize => authorize(CONNECTOR_ID, ""),
        Op::Callback => callback(SOME),
    }
}

fn request(method: &str, target: impl fmt::Display, lines: &str) -> String {
    format!("{method} {target} HTTP/1.1\r\nHost: localhost\r\n{lines}\r\n")
}

/// Returns a GET request of the administrator.
fn get(target: impl fmt::Display) -> String {
    get_as("admin", target)
}

fn get_as(token: &str, target: impl fmt::Display) -> String {
    request("GET", target, &format!("Authorization: Bearer {token}\r\n"))
}

/// Returns a state as the server creates it, for this connector and with this inner state.
fn state(inner: &str, connector: &str) -> String {
    let json = format!("{{\"state\": \"{inner}\", \"connector_id\": \"{connector}\"}}");
    URL_SAFE.encode(json).replace('=', "%3D")
}

/// Returns the encoded code and state of the redirect after the user's consent.
async fn granted(emulator: &Emulator) -> (String, String) {
    let reply = send(emulator, &get(authorize(CONNECTOR_ID, ""))).await;
    let Json::Object(fields) = reply.json() else {
        panic!("{reply:?}")
    };
    let Json::Text(url) = &fields[1].1 else {
        panic!("{fields:?}")
    };
    let redirect = emulator.grant(url).unwrap();
    let (_, query) = redirect.split_once('?').unwrap();
    let value = |name: &str| {
        let pair = query
            .split('&')
            .find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
        pair.unwrap().to_owned()
    };
    (value("code"), value("state"))
}

/// Returns a callback with the code of a flow to which the user consented.
async fn finishing(builder: Builder, base: &str) -> Scene {
    let emulator = builder.start().await.unwrap();
    let (code, state) = granted(&emulator).await;
    let base = if base.is_empty() {
        String::new()
    } else {
        format!("&baseUrl={base}")
    };
    let request = get(callback(&format!("code={code}&state={state}{base}")));
    Scene::on(emulator, [request]).exchanged(&code, 1)
}

/// Returns the same callback with a provider that refuses the exchange.
async fn refused(exchange: Exchange) -> Scene {
    finishing(world(ready().exchange(exchange)), APP)
        .await
        .authenticated(false)
}

fn provider_says(status: u16, error: &str) -> Exchange {
    Exchange::Refused {
        status,
        error: error.to_owned(),
    }
}

async fn scene(row: &Row) -> Scene {
    let (op, name) = row.name.split_once('_').unwrap();
    let anyone = |token: &str| get_as(token, target(row.op));
    let plain = world(ready());
    match (op, name) {
        (_, "401_no_token") => {
            let forms = [
                "",
                "Authorization: bearer admin\r\n",
                "Authorization: Bearer  admin\r\n",
                "Authorization: admin\r\n",
                "Authorization: Basic YWRtaW46eA==\r\n",
                "Cookie: token=admin\r\n",
            ];
            Scene::new(
                plain,
                forms.map(|lines| request("GET", target(row.op), lines)),
            )
            .await
        }
        (_, "401_invalid_token") => {
            Scene::new(plain, ["garbage", "too-old", "wrong-signature"].map(anyone)).await
        }
        (_, "401_session_ended") => {
            Scene::new(plain, ["changed-password", "no-role"].map(anyone)).await
        }
        (_, "401_user_gone") => Scene::new(plain, [anyone("gone")]).await,
        (_, "401_oauth_expired") => {
            Scene::new(plain, ["oauth-expired", "phpat_expired"].map(anyone)).await
        }
        (_, "401_oauth_revoked") => {
            Scene::new(plain, ["oauth-revoked", "phpat_revoked"].map(anyone)).await
        }
        (_, "401_oauth_bad_signature") => Scene::new(plain, [anyone("oauth-forged")]).await,
        (_, "401_oauth_refresh_token") => Scene::new(plain, [anyone("oauth-refresh")]).await,
        (_, "403_scope") => Scene::new(plain, ["oauth-read", "phpat_read"].map(anyone)).await,
        (_, name) if name.starts_with("429_") || name == "envelope_retry_after" => {
            let stored = Reply::stored(row);
            let window: u64 = stored.headers["retry-after"].parse().unwrap();
            let world = plain.rate_limit(0).rate_window(Duration::from_secs(window));
            let scene = Scene::new(world, [anyone("admin")]).await;
            Scene {
                facts: Facts {
                    limit: 0,
                    window,
                    remaining: Some(0),
                },
                ..scene
            }
        }
        (_, "200_web_app") => {
            let paths = [
                "/connectors".to_owned(),
                format!("/api/v1//connectors/{CONNECTOR_ID}/oauth/authorize"),
                authorize("", ""),
                "/api/v2/connectors/oauth/callback?code=c&state=s".to_owned(),
            ];
            Scene::new(plain, paths.map(|path| request("GET", path, ""))).await
        }
        (_, "404_cannot_post") => {
            let lines = "Authorization: Bearer admin\r\nContent-Length: 0\r\n";
            let target = target(row.op);
            let path = target.split('?').next().unwrap();
            Scene::new(
                plain,
                [
                    request("POST", path, lines),
                    request("POST", path, "Content-Length: 0\r\n"),
                ],
            )
            .await
        }
        (_, "431_empty") => {
            let lines = format!(
                "Authorization: Bearer admin\r\nX-Much: {}\r\n",
                "x".repeat(16 * 1024)
            );
            Scene::new(plain, [request("GET", target(row.op), &lines)]).await
        }
        ("authorize", _) => authorize_scene(row, name).await,
        _ => callback_scene(row, name).await,
    }
}

async fn authorize_scene(row: &Row, name: &str) -> Scene {
    let authorize_request = || get(authorize(CONNECTOR_ID, &format!("baseUrl={APP}")));
    let plain = world(ready());
    match name {
        "200_with_base_url" => Scene::new(plain, [authorize_request()]).await,
        "200_without_base_url" => Scene::new(plain, [get(authorize(CONNECTOR_ID, ""))]).await,
        "200_second_question_mark" => {
            Scene::new(
                world(ready().provider_query("tenant=t1")),
                [authorize_request()],
            )
            .await
        }
        "400_no_oauth_support" => {
            Scene::new(world(ready().auth_type("API_TOKEN")), [authorize_request()]).await
        }
        "400_not_configured" => {
            Scene::new(world(ready().not_configured()), [authorize_request()]).await
        }
        "400_html_filter" => {
            let queries = [
                "baseUrl=%3Cb%3Ex",
                "other=javascript:alert(1)",
                "x[y]=data:text/html,z",
            ];
            let targets = queries.map(|query| authorize(CONNECTOR_ID, query));
            let mut requests: Vec<_> = targets.iter().map(get).collect();
            requests.extend(targets.iter().map(|target| request("GET", target, "")));
            Scene::new(plain, requests).await
        }
        "400_base_url_twice" => {
            let queries = ["baseUrl=a&baseUrl=b", "baseUrl[]=a"];
            Scene::new(
                plain,
                queries.map(|query| get(authorize(CONNECTOR_ID, query))),
            )
            .await
        }
        "400_base_url_object" => {
            Scene::new(plain, [get(authorize(CONNECTOR_ID, "baseUrl[x]=1"))]).await
        }
        "403_only_administrators" => {
            let tokens = ["member", "oauth-role-unseen"];
            Scene::new(
                plain,
                tokens.map(|token| get_as(token, authorize("of-a-member", ""))),
            )
            .await
        }
        "403_beta_connector" => Scene::new(world(ready().beta()), [authorize_request()]).await,
        "404_unknown_connector" => {
            let requests = [
                get(authorize("unknown", "")),
                get(authorize(&CONNECTOR_ID.to_uppercase(), "")),
                get(authorize("private", "")),
                get_as("member", authorize(CONNECTOR_ID, "")),
            ];
            Scene::new(plain, requests).await
        }
        "404_unknown_oauth_config" => {
            Scene::new(
                world(ready().shared_config_missing()),
                [authorize_request()],
            )
            .await
        }
        "500_url_not_made" => {
            Scene::new(world(ready().config_incomplete()), [authorize_request()]).await
        }
        "500_gateway" => Scene::new(plain, ["%ZZ", "%FF"].map(|id| get(authorize(id, "")))).await,
        "304_empty" => {
            let lines = "Authorization: Bearer admin\r\nIf-None-Match: *\r\n";
            Scene::new(plain, [request("GET", target(row.op), lines)]).await
        }
        "rate_200_counted" => {
            let scene = Scene::new(plain.rate_limit(2), [authorize_request()]).await;
            Scene {
                facts: counted(row, 2),
                ..scene
            }
        }
        "rate_400_counted" => {
            let world = world(ready().auth_type("API_TOKEN")).rate_limit(4);
            let scene = Scene::new(world, [authorize_request()]).await;
            Scene {
                facts: counted(row, 4),
                ..scene
            }
        }
        other => panic!("no state for {other}"),
    }
}

/// Returns the limit, and as many remaining requests as in the stored response.
fn counted(row: &Row, limit: u32) -> Facts {
    let remaining = Reply::stored(row).headers["ratelimit-remaining"]
        .parse()
        .unwrap();
    Facts {
        limit,
        remaining: Some(remaining),
        ..Facts::default()
    }
}

async fn callback_scene(row: &Row, name: &str) -> Scene {
    let plain = world(ready());
    let with = |query: &str| get(callback(&format!("{query}&baseUrl={APP}")));
    let forged = |inner: &str, id: &str| with(&format!("code=c&state={}", state(inner, id)));
    match name {
        "200_access_denied" => {
            // The server does not read the state here.
            Scene::new(plain, [with(&format!("{SOME}&error=access_denied"))]).await
        }
        "200_access_denied_relative" => {
            let query = format!("{SOME}&error=access_denied");
            let bases = ["", "&baseUrl="];
            Scene::new(
                plain,
                bases.map(|base| get(callback(&format!("{query}{base}")))),
            )
            .await
        }
        "200_error_unescaped" => {
            Scene::new(
                plain,
                [get(callback(&format!("{SOME}&error=a%26b%3Dc%20d%23e")))],
            )
            .await
        }
        "200_invalid_state" => {
            let unpadded = state("s", CONNECTOR_ID).replace("%3D", "");
            let requests = ["garbage", "%25%25%25", &unpadded]
                .map(|state| with(&format!("code=c&state={state}")));
            // An empty error is no error.
            let no_error = with("code=c&state=garbage&error=undefined");
            Scene::new(plain, requests.into_iter().chain([no_error])).await
        }
        "200_instance_not_found" => {
            Scene::new(plain, ["unknown", "private"].map(|id| forged("s", id))).await
        }
        "200_config_not_found" => {
            Scene::new(world(ready().not_configured()), [forged("s", CONNECTOR_ID)]).await
        }
        "200_oauth_config_fetch_error" => {
            Scene::new(
                world(ready().shared_config_missing()),
                [forged("s", CONNECTOR_ID)],
            )
            .await
        }
        "200_invalid_token" => refused(Exchange::EmptyToken).await,
        "200_server_error" | "envelope_shape_3" => {
            refused(provider_says(400, "invalid_scope")).await
        }
        "200_success" => finishing(plain, APP).await.authenticated(true),
        "200_success_individual" => finishing(plain.account_type(AccountType::Individual), APP)
            .await
            .authenticated(true),
        "200_success_none" => finishing(plain, "").await.authenticated(true),
        "200_success_two_slashes" => finishing(plain, &format!("{APP}%2F"))
            .await
            .authenticated(true),
        "302_success" => finishing(plain.documented_redirect(true), APP)
            .await
            .authenticated(true),
        "302_oauth_error" => {
            let requests = [with(&format!("{SOME}&error=access_denied"))];
            Scene::new(plain.documented_redirect(true), requests).await
        }
        "400_missing" => {
            let queries = [
                "",
                "code=c",
                "state=s",
                "code=&state=s",
                "code=c&state=",
                "state=s&error=access_denied",
            ];
            Scene::new(plain, queries.map(|query| get(callback(query)))).await
        }
        "400_code_twice" => {
            let queries = ["code=a&code=b&state=s", "code[]=a&state=s"];
            Scene::new(plain, queries.map(|query| get(callback(query)))).await
        }
        "400_state_object" => Scene::new(plain, [get(callback("code=c&state[x]=1"))]).await,
        "400_html_filter" => {
            let queries = [
                "code=onboard%3D%3D&state=s",
                "code=4/0Ab-onx%3Dabc&state=s",
                "code=%3Cb%3E&state=s",
            ];
            Scene::new(plain, queries.map(|query| get(callback(query)))).await
        }
        "rate_200_counted" => {
            let scene = finishing(plain.rate_limit(2), APP).await;
            Scene {
                facts: counted(row, 2),
                ..scene
            }
        }
        "rate_400_counted" => {
            let scene = Scene::new(plain.rate_limit(4), [get(callback("code=c"))]).await;
            Scene {
                facts: counted(row, 4),
                ..scene
            }
        }
        _ => message_scene(row, name).await,
    }
}

/// Returns a callback whose response depends on the provider's message or on earlier requests.
async fn message_scene(row: &Row, name: &str) -> Scene {
    let plain = world(ready());
    match name {
        "200_message_invalid_grant" => finishing(plain.code_lifetime(Duration::ZERO), APP)
            .await
            .authenticated(false),
        "200_message_invalid_client" => refused(Exchange::WrongSecret).await,
        "200_message_provider_403" => refused(provider_says(403, "")).await,
        "200_message_provider_429" => refused(provider_says(429, "")).await,
        "200_message_provider_5xx" => refused(provider_says(502, "")).await,
        "200_message_unexpected" => {
            let scene = refused(Exchange::Unreachable).await;
            let code = scene.exchanged.as_ref().unwrap().0.clone();
            scene.exchanged(&code, 0)
        }
        "200_message_session_expired" => {
            let scene = finishing(plain, APP).await;
            // Every authorize replaces the pending flow.
            granted(&scene.emulator).await;
            let code = scene.exchanged.as_ref().unwrap().0.clone();
            scene.authenticated(false).exchanged(&code, 0)
        }
        "200_message_code_used" | "200_replay_code_used" => {
            let scene = refused(provider_says(400, "invalid_grant")).await;
            send(&scene.emulator, &scene.requests[0]).await;
            scene
        }
        "200_replay_success" => {
            let scene = finishing(plain, APP).await;
            send(&scene.emulator, &scene.requests[0]).await;
            scene.authenticated(true)
        }
        "200_replay_success_old_credentials" => {
            let connector = ready().authenticated().exchange(provider_says(500, ""));
            let scene = finishing(world(connector), APP).await;
            let failed = send(&scene.emulator, &scene.requests[0]).await;
            assert!(failed.text().contains("\"success\":false"), "{failed:?}");
            assert!(!scene.emulator.is_authenticated(CONNECTOR_ID));
            scene.authenticated(true)
        }
        "200_replay_state_used" => {
            let emulator = plain.start().await.unwrap();
            let (code, state) = granted(&emulator).await;
            send(
                &emulator,
                &get(callback(&format!("code={code}&state={state}"))),
            )
            .await;
            assert!(emulator.is_authenticated(CONNECTOR_ID));
            let again = get(callback(&format!(
                "code=another&state={state}&baseUrl={APP}"
            )));
            Scene::on(emulator, [again])
                .authenticated(false)
                .exchanged("another", 0)
        }
        "200_replay_state_forged" => {
            let emulator = world(ready().authenticated()).start().await.unwrap();
            assert!(emulator.is_authenticated(CONNECTOR_ID));
            let state = state("forged", CONNECTOR_ID);
            let request = get(callback(&format!("code=c&state={state}&baseUrl={APP}")));
            Scene::on(emulator, [request])
                .authenticated(false)
                .exchanged("c", 0)
        }
        "304_empty" => {
            let scene = finishing(plain, APP).await;
            let known = send(&scene.emulator, &scene.requests[0]).await.headers["etag"].clone();
            let ask = |tag: &str| {
                scene.requests[0].replace("\r\n\r\n", &format!("\r\nIf-None-Match: {tag}\r\n\r\n"))
            };
            let requests = ["*", &known].map(ask).into();
            Scene { requests, ..scene }
        }
        _ => panic!("no state for {}", row.name),
    }
}

// ----- The response -----

/// A response with its header names in lower case.
#[derive(Debug)]
struct Reply {
    first: String,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

impl Reply {
    fn parse(head: &str, body: Vec<u8>) -> Self {
        let (first, lines) = head.split_once("\r\n").unwrap();
        let mut headers = BTreeMap::new();
        for line in lines.split("\r\n").filter(|line| !line.is_empty()) {
            let (name, value) = line.split_once(": ").unwrap_or_else(|| panic!("{line}"));
            assert!(
                headers
                    .insert(name.to_ascii_lowercase(), value.to_owned())
                    .is_none(),
                "{name} twice"
            );
        }
        Self {
            first: first.to_owned(),
            headers,
            body,
        }
    }

    fn stored(row: &Row) -> Self {
        let wire = fixture(row.fixture.as_deref().expect("a stored reply"));
        let end = wire
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .unwrap();
        Self::parse(
            std::str::from_utf8(&wire[..end + 2]).unwrap(),
            wire[end + 4..].to_vec(),
        )
    }

    fn status(&self) -> u16 {
        self.first.split(' ').nth(1).unwrap().parse().unwrap()
    }

    fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    fn json(&self) -> Json {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// Returns a fault that sends exactly this response.
    fn as_fault(&self) -> Fault {
        let content_type = self.headers.get("content-type").map_or("", String::as_str);
        let mut fault = Fault::reply(self.status(), content_type, self.text());
        for (name, value) in &self.headers {
            if !matches!(&**name, "content-type" | "content-length" | "date") {
                fault = fault.header(name, value);
            }
        }
        fault
    }
}

/// Sends a request on a connection of its own, and reads one response of the length in its head.
async fn send(emulator: &Emulator, request: &str) -> Reply {
    timeout(LIMIT, exchange(emulator, request))
        .await
        .expect("a reply in time")
}

async fn exchange(emulator: &Emulator, request: &str) -> Reply {
    let mut stream = TcpStream::connect(emulator.address()).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut bytes = Vec::new();
    let end = loop {
        assert_ne!(
            stream.read_buf(&mut bytes).await.unwrap(),
            0,
            "closed in the head: {bytes:?}"
        );
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break end;
        }
    };
    let mut body = bytes.split_off(end + 4);
    let mut reply = Reply::parse(std::str::from_utf8(&bytes[..end + 2]).unwrap(), Vec::new());
    assert!(
        !reply.headers.contains_key("transfer-encoding"),
        "{reply:?}"
    );
    let length = reply
        .headers
        .get("content-length")
        .map_or(0, |length| length.parse().unwrap());
    while body.len() < length {
        assert_ne!(
            stream.read_buf(&mut body).await.unwrap(),
            0,
            "closed in the body"
        );
    }
    assert_eq!(body.len(), length, "more than it said");
    if reply.headers["connection"] == "close" {
        assert_eq!(
            stream.read_buf(&mut body).await.unwrap(),
            0,
            "it said that it closes"
        );
    }
    reply.body = body;
    reply
}

/// A JSON value that keeps the order of its fields.
#[derive(Debug, PartialEq)]
enum Json {
    Null,
    Flag(bool),
    Number(u64),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Json;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("JSON")
            }

            fn visit_unit<E>(self) -> Result<Json, E> {
                Ok(Json::Null)
            }

            fn visit_bool<E>(self, flag: bool) -> Result<Json, E> {
                Ok(Json::Flag(flag))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
                Ok(Json::Number(number))
            }

            fn visit_str<E>(self, text: &str) -> Result<Json, E> {
                Ok(Json::Text(text.to_owned()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Json, A::Error> {
                let mut values = Vec::new();
                while let Some(value) = list.next_element()? {
                    values.push(value);
                }
                Ok(Json::List(values))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Json, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = object.next_entry()? {
                    fields.push(field);
                }
                Ok(Json::Object(fields))
            }
        }
        deserializer.deserialize_any(Any)
    }
}

// ----- Comparison with the row -----

fn compare(row: &Row, got: &Reply, facts: &Facts) {
    let stored = Reply::stored(row);
    assert_eq!(got.first, stored.first);
    assert_eq!(Some(got.status()), row.status);
    compare_headers(got, &stored, facts);
    let json = |reply: &Reply| {
        reply
            .headers
            .get("content-type")
            .is_some_and(|kind| kind.starts_with("application/json"))
    };
    if json(&stored) && !stored.body.is_empty() {
        let (got, stored) = (got.json(), stored.json());
        compare_json("", &got, &stored);
        compare_flow(&got, &stored);
    } else if stored.body.is_empty() {
        assert_eq!(got.text(), "");
    } else {
        compare_page(got.text(), stored.text());
    }
}

fn compare_headers(got: &Reply, stored: &Reply, facts: &Facts) {
    let names = |reply: &Reply| reply.headers.keys().cloned().collect::<BTreeSet<_>>();
    let mut expected = names(stored);
    if stored.status() == 431 {
        // Node writes this response below its HTTP layer. The emulator's layer adds these two
        // headers to every response.
        expected.extend(["content-length".to_owned(), "date".to_owned()]);
    }
    assert_eq!(names(got), expected);
    let number = |value: &str| {
        assert!(
            value.bytes().all(|byte| byte.is_ascii_digit()),
            "{value} is no whole number"
        );
        value.parse::<u64>().unwrap()
    };
    let Facts {
        limit,
        window,
        remaining,
    } = *facts;
    for (name, value) in &got.headers {
        match &**name {
            "date" | "last-modified" => {
                assert!(value.len() == 29 && value.ends_with(" GMT"), "{value}");
            }
            "etag" => {
                let tag = value
                    .strip_prefix("W/\"")
                    .and_then(|tag| tag.strip_suffix('"'))
                    .expect("a weak tag");
                let (size, _) = tag.split_once('-').unwrap();
                let size = usize::from_str_radix(size, 16).unwrap();
                assert!(size == got.body.len() || got.status() == 304, "{value}");
            }
            "content-length" => assert_eq!(number(value), got.body.len() as u64),
            "ratelimit-policy" => assert_eq!(*value, format!("{limit};w={window}")),
            "ratelimit-limit" => assert_eq!(*value, limit.to_string()),
            "ratelimit-remaining" => match remaining {
                Some(remaining) => assert_eq!(*value, remaining.to_string()),
                None => assert!(number(value) < u64::from(limit), "{value} remaining"),
            },
            "ratelimit-reset" => assert!(
                (1..=window).contains(&number(value)),
                "{value} to the reset"
            ),
            "retry-after" => {
                // No earlier request was counted, so the whole window is left.
                assert_eq!(Some(value), stored.headers.get(name));
                assert_eq!(value, &got.headers["ratelimit-reset"]);
                assert!(
                    got.text().contains(&format!("\"retryAfter\":{value}}}")),
                    "{}",
                    got.text()
                );
            }
            _ => assert_eq!(Some(value), stored.headers.get(name), "{name}"),
        }
    }
}

/// Compares two JSON values: the fields, their order, the types of the values, and the codes.
fn compare_json(path: &str, got: &Json, stored: &Json) {
    match (got, stored) {
        // The stored response has the forms for the settings of a connector type. The emulator has
        // none.
        (Json::Object(_), Json::Object(_)) if path == ".connector.config" => {}
        (Json::Object(got), Json::Object(stored)) => {
            let names = |fields: &[(String, Json)]| {
                fields
                    .iter()
                    .map(|(name, _)| name.clone())
                    .collect::<Vec<_>>()
            };
            assert_eq!(names(got), names(stored), "{path}");
            for ((name, got), (_, stored)) in got.iter().zip(stored) {
                compare_json(&format!("{path}.{name}"), got, stored);
            }
        }
        (Json::Text(got), Json::Text(stored)) => {
            assert!(!got.is_empty() || stored.is_empty(), "{path} is empty");
            if matches!(path, ".error" | ".error.code" | ".redirectUrl") {
                assert_eq!(got, stored, "{path}");
            }
        }
        (Json::List(got), Json::List(stored)) => {
            assert_eq!(got.len(), stored.len(), "{path}");
            for (got, stored) in got.iter().zip(stored) {
                compare_json(&format!("{path}[]"), got, stored);
            }
        }
        (Json::Flag(_), Json::Flag(_)) | (Json::Null, Json::Null) => {
            assert_eq!(got, stored, "{path}");
        }
        (Json::Number(_), Json::Number(_)) => {}
        _ => panic!("{path}: {got:?} where {stored:?} is due"),
    }
}

/// Compares the result of authorize: the parameters of the URL, and the form of the state.
fn compare_flow(got: &Json, stored: &Json) {
    let field = |json: &Json, name: &str| match json {
        Json::Object(fields) => fields
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| match value {
                Json::Text(text) => text.clone(),
                other => panic!("{name}: {other:?}"),
            }),
        _ => None,
    };
    let (Some(got_url), Some(stored_url)) = (
        field(got, "authorizationUrl"),
        field(stored, "authorizationUrl"),
    ) else {
        return;
    };
    let pairs = |url: &str| {
        let query = url.split(['?', '&']).skip(1);
        query
            .map(|pair| {
                pair.split_once('=')
                    .map(|(a, b)| (a.to_owned(), b.to_owned()))
                    .unwrap()
            })
            .collect::<Vec<_>>()
    };
    let marks = |url: &str| url.matches(['?', '&']).collect::<String>();
    assert_eq!(marks(&got_url), marks(&stored_url), "{got_url}");
    let state = field(got, "state").unwrap();
    for ((name, value), (expected, stored)) in pairs(&got_url).into_iter().zip(pairs(&stored_url)) {
        assert_eq!(name, expected, "{got_url}");
        match &*name {
            "client_id" => assert!(!value.is_empty()),
            "state" => assert_eq!(value.replace("%3D", "="), state),
            "code_challenge" => assert_eq!(value.len(), stored.len()),
            _ => assert_eq!(value, stored, "{name}"),
        }
    }
    let inner = |state: &str| {
        let json = String::from_utf8(URL_SAFE.decode(state).unwrap()).unwrap();
        let (_, value) = json.split_once(": \"").unwrap();
        let value = value.split('"').next().unwrap().to_owned();
        (json.replace(&value, "…"), value.len())
    };
    assert_eq!(
        inner(&state),
        inner(&field(stored, "state").unwrap()),
        "the state's JSON"
    );
}

/// Checks that both pages are of the same kind and name the same path.
fn compare_page(got: &str, stored: &str) {
    assert!(
        got.starts_with("<!DOCTYPE html>") && stored.starts_with("<!DOCTYPE html>"),
        "{got}"
    );
    let path = stored
        .split(['<', ' '])
        .find(|word| word.starts_with("/api/"));
    assert!(path.is_none_or(|path| got.contains(path)), "{got}");
}

// ----- The token endpoint, which has no rows, since it is no operation of the client -----

const CREDENTIALS: &str = "client_id=app&client_secret=s%2B1";
const FORM: &str = "application/x-www-form-urlencoded";

async fn with_apps() -> Emulator {
    let app = |id: &str| OAuthApp::new(id, "s+1");
    let builder = Emulator::builder()
        .oauth_app(app("app"))
        .oauth_app(app("suspended").suspended());
    builder
        .oauth_app(app("another").without_client_credentials())
        .start()
        .await
        .unwrap()
}

async fn token_reply(emulator: &Emulator, content_type: &str, lines: &str, body: &str) -> Reply {
    let lines = format!(
        "Content-Type: {content_type}\r\nContent-Length: {}\r\n{lines}",
        body.len()
    );
    send(
        emulator,
        &(request("POST", "/api/v1/oauth2/token", &lines) + body),
    )
    .await
}

#[tokio::test]
async fn token_endpoint_accepts_each_supported_form() {
    let emulator = with_apps().await;
    let all = "connector:read connector:write connector:sync user:read";
    let grant = format!("grant_type=client_credentials&{CREDENTIALS}");
    let json = r#"{"grant_type":"client_credentials","client_id":"app","client_secret":"s+1"}"#;
    // "app:s+1", and a header that is not Basic, which is ignored.
    let (basic, broken) = (
        "Authorization: Basic YXBwOnMrMQ==\r\n",
        "Authorization: Basic !!!\r\n",
    );
    let narrowed = "grant_type=client_credentials&scope=connector%3Awrite+user%3Aread";
    for (content_type, lines, body, scope) in [
        (FORM, "", grant.clone(), all),
        ("application/json", "", json.to_owned(), all),
        (
            FORM,
            basic,
            narrowed.to_owned(),
            "connector:write user:read",
        ),
        (FORM, broken, grant.clone(), all),
        (FORM, "", format!("{grant}&scope="), all),
        (
            FORM,
            "",
            format!("{grant}&scope=openid+connector%3Aread+offline_access"),
            "connector:read",
        ),
    ] {
        let reply = token_reply(&emulator, content_type, lines, &body).await;
        assert_eq!(reply.status(), 200, "{reply:?}");
        let Json::Object(fields) = reply.json() else {
            panic!("{reply:?}")
        };
        let names: Vec<_> = fields.iter().map(|(name, _)| &**name).collect();
        assert_eq!(names, ["access_token", "token_type", "expires_in", "scope"]);
        assert_eq!(fields[3].1, Json::Text(scope.to_owned()));
        assert!(
            reply
                .text()
                .contains(r#""token_type":"Bearer","expires_in":3600,"#)
        );
        for (name, value) in [
            ("cache-control", "no-store"),
            ("pragma", "no-cache"),
            ("content-type", "application/json; charset=utf-8"),
            ("ratelimit-limit", "1000"),
            ("x-powered-by", "Express"),
            ("vary", "Origin"),
        ] {
            assert_eq!(reply.headers[name], value, "{name}");
        }
        assert!(reply.headers["etag"].starts_with("W/"));
        // The token gives access to what its scopes name.
        let Json::Text(token) = &fields[0].1 else {
            panic!("{reply:?}")
        };
        let status = if scope.contains("write") { 200 } else { 403 };
        let target = authorize(pipeshub_emulator::fixtures::READY, "");
        assert_eq!(
            send(&emulator, &get_as(token, target)).await.status(),
            status
        );
    }
}

#[tokio::test]
async fn token_endpoint_rejects_as_the_server_does() {
    let emulator = with_apps().await;
    let grant = "grant_type=client_credentials";
    let oauth = |code: &str| format!(r#"{{"error":"{code}","error_description":""#);
    let envelope = |code: &str| format!(r#"{{"error":{{"code":"{code}","message":""#);
    for (content_type, lines, body, status, start) in [
        (
            FORM,
            "",
            format!("{grant}&client_id=app&client_secret=wrong"),
            401,
            oauth("invalid_client"),
        ),
        (
            FORM,
            "",
            format!("{grant}&client_id=nobody&client_secret=s%2B1"),
            401,
            oauth("invalid_client"),
        ),
        (
            FORM,
            "",
            format!("{grant}&client_id=suspended&client_secret=s%2B1"),
            401,
            oauth("invalid_client"),
        ),
        (FORM, "", grant.to_owned(), 401, oauth("invalid_client")),
        (
            FORM,
            "",
            format!("{grant}&client_id=app"),
            400,
            oauth("server_error"),
        ),
        (
            FORM,
            "",
            format!("{grant}&client_id=another&client_secret=s%2B1"),
            400,
            oauth("unsupported_grant_type"),
        ),
        (
            FORM,
            "",
            format!("{grant}&{CREDENTIALS}&scope=connector%3Awrite+kb%3Awrite"),
            400,
            oauth("invalid_scope"),
        ),
        // Basic takes precedence, and its escapes are not decoded: "app:s%2B1".
        (
            FORM,
            "Authorization: Basic YXBwOnMlMkIx\r\n",
            format!("{grant}&{CREDENTIALS}"),
            401,
            oauth("invalid_client"),
        ),
        (
            FORM,
            "",
            format!("grant_type=password&{CREDENTIALS}"),
            400,
            envelope("VALIDATION_ERROR"),
        ),
        (FORM, "", String::new(), 400, envelope("VALIDATION_ERROR")),
        (
            "text/plain",
            "",
            format!("{grant}&{CREDENTIALS}"),
            400,
            envelope("VALIDATION_ERROR"),
        ),
        (
            "application/json",
            "",
            "{bad".to_owned(),
            500,
            envelope("INTERNAL_ERROR"),
        ),
    ] {
        let reply = token_reply(&emulator, content_type, lines, &body).await;
        assert_eq!(reply.status(), status, "{body}: {reply:?}");
        assert!(reply.text().starts_with(&start), "{body}: {reply:?}");
        assert!(
            !reply.headers.contains_key("www-authenticate")
                && !reply.headers.contains_key("pragma")
        );
        // The body parser refuses a request before the limiter counts it.
        assert_eq!(
            reply.headers.contains_key("ratelimit-limit"),
            status != 500,
            "{body}"
        );
    }
    let page = send(&emulator, &request("GET", "/api/v1/oauth2/token", "")).await;
    assert_eq!(
        (page.status(), &*page.headers["content-type"]),
        (200, "text/html; charset=UTF-8")
    );
}

#[tokio::test]
async fn granted_token_expires_and_can_be_revoked() {
    let app = |id: &str| OAuthApp::new(id, "s+1");
    let builder = Emulator::builder()
        .oauth_app(app("app"))
        .oauth_app(app("brief").lifetime(Duration::ZERO));
    let emulator = builder.start().await.unwrap();
    for (id, code) in [
        ("app", "OAUTH_INVALID_TOKEN"),
        ("brief", "OAUTH_EXPIRED_TOKEN"),
    ] {
        let body = format!("grant_type=client_credentials&client_id={id}&client_secret=s%2B1");
        let reply = token_reply(&emulator, FORM, "", &body).await;
        let Json::Object(fields) = reply.json() else {
            panic!("{reply:?}")
        };
        let Json::Text(token) = &fields[0].1 else {
            panic!("{reply:?}")
        };
        if id == "app" {
            emulator.revoke_issued_tokens();
        }
        let refused = send(&emulator, &get_as(token, authorize("x", ""))).await;
        assert_eq!(refused.status(), 401);
        assert!(refused.text().contains(code), "{refused:?}");
    }
}

#[tokio::test]
async fn token_requests_count_towards_the_rate_limit() {
    let emulator = Emulator::builder().rate_limit(1).start().await.unwrap();
    let body =
        "grant_type=client_credentials&client_id=emulator-app&client_secret=emulator-app-secret";
    assert_eq!(token_reply(&emulator, FORM, "", body).await.status(), 200);
    let over = token_reply(&emulator, FORM, "", body).await;
    assert_eq!(over.status(), 429);
    assert!(
        over.headers.contains_key("retry-after") && over.text().contains("HTTP_TOO_MANY_REQUESTS")
    );
}
