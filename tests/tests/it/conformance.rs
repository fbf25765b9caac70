//! The table of responses, with one test per row. The default transport sends the call to a server
//! that plays the row's response or fault. The test compares the request and the result with the
//! row.
//!
//! Rows with a wait or a deadline run over in-memory streams with a paused clock. All others run
//! over real sockets.

use std::collections::BTreeSet;
use std::time::Duration;

use pipeshub_core::{Delivery, Error, ErrorKind, PipeshubCore, Response, SensitiveUrl};
use pipeshub_funcs::connector_oauth::{
    GetOAuthAuthorizationUrlRequest, GetOAuthAuthorizationUrlResponse, HandleOAuthCallbackFailure,
    HandleOAuthCallbackRequest, HandleOAuthCallbackResponse, OAuthState,
};
use pipeshub_funcs::{
    connector_oauth_get_oauth_authorization_url, connector_oauth_handle_oauth_callback,
};
use pipeshub_tests::{
    CONNECTOR_ID, Op, Outcome, Recorded, Recorder, RefusingServer, Row, ScriptedServer, fixture,
    rows,
};
use serde_json::Value;
use tokio::time::Instant;

use crate::common::{
    self, BASE_URL, BASE_URL_ENCODED, CODE_ENCODED, DUPLEX_URL, STATE, STATE_ENCODED, TOKEN,
};
use crate::plain::{self, PLAIN, Plain};

/// Defines a test for each row. The build script lists the names.
macro_rules! rows {
    ($($name:ident,)*) => {
        const NAMES: &[&str] = &[$(stringify!($name)),*];
        $(#[tokio::test] async fn $name() { check_flow(stringify!($name)).await; })*
    };
}

include!(concat!(env!("OUT_DIR"), "/conformance.rs"));

#[test]
fn table_rows_all_have_a_test() {
    let table: BTreeSet<_> = rows().into_iter().map(|row| row.name).collect();
    let tests: BTreeSet<_> = NAMES.iter().map(|&name| name.to_owned()).collect();
    assert_eq!(tests.len(), NAMES.len(), "a test twice");
    assert_eq!(
        table.symmetric_difference(&tests).collect::<Vec<_>>(),
        Vec::<&String>::new()
    );
}

#[test]
fn plain_operations_decode_their_stored_responses() {
    for plain in PLAIN {
        for row in plain.own_rows() {
            check_alone(&row, plain);
        }
    }
}

#[test]
fn plain_operations_match_authorize_on_shared_rows() {
    for plain in PLAIN {
        for row in plain::shared_rows(plain) {
            check_alone(&row, plain);
        }
    }
}

/// Checks a row on a runtime of its own: some rows pause the clock, and others must not.
#[allow(clippy::print_stdout, reason = "shown if it fails")]
fn check_alone(row: &Row, plain: &'static Plain) {
    println!("{} as {}", row.name, plain.id);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(check(row, Subject::Plain(plain)));
}

/// The operation under test.
#[derive(Clone, Copy)]
enum Subject {
    Flow(Op),
    Plain(&'static Plain),
}

/// The value that a call returned.
enum Answer {
    Plain(Response<Value>),
    Authorize(Response<GetOAuthAuthorizationUrlResponse>),
    Callback(Response<HandleOAuthCallbackResponse>),
}

struct Call {
    result: Result<Answer, Error>,
    /// Host and port of the server, as the client sees them.
    host: String,
    recorder: Recorder,
    /// The duration of the call, if the clock is paused.
    elapsed: Option<Duration>,
}

async fn check_flow(name: &str) {
    let row = rows()
        .into_iter()
        .find(|row| row.name == name)
        .expect("a row of this name");
    check(&row, Subject::Flow(row.op)).await;
}

async fn check(row: &Row, subject: Subject) {
    let reply = row
        .fixture
        .as_deref()
        .filter(|entry| !entry.starts_with("fault:"))
        .map(Reply::stored);
    let call = make(row, subject, reply.as_ref()).await;
    check_requests(row, subject, &call);
    check_time(row, reply.as_ref(), &call);
    match (row.outcome, &call.result) {
        (Outcome::Ok, Ok(Answer::Authorize(response))) => {
            check_facts(row, &call, response);
            let json = reply.unwrap().json();
            assert_eq!(
                json["authorizationUrl"],
                response.authorization_url.as_str()
            );
            assert_eq!(json["state"], response.state.expose());
            assert_eq!(response.state.connector_id().as_deref(), Some(CONNECTOR_ID));
        }
        (Outcome::Ok, Ok(Answer::Callback(response))) => {
            check_facts(row, &call, response);
            let page = reply.unwrap().landing_page();
            assert_eq!(response.connector_id(), Some(CONNECTOR_ID));
            let page = page.filter(|url| !url.starts_with("None/"));
            assert_eq!(
                response.redirect_url.as_ref().map(SensitiveUrl::as_str),
                page.as_deref()
            );
        }
        (Outcome::Ok, Ok(Answer::Plain(response))) => {
            check_facts(row, &call, response);
            let Subject::Plain(plain) = subject else {
                panic!("a value of another operation")
            };
            let json = reply.unwrap().json();
            let answer = plain.field.map_or(&json, |field| &json[field]);
            for (name, value) in response.as_object().unwrap() {
                assert_eq!(*value, answer[name], "{name}");
            }
        }
        (Outcome::Err, Err(error)) => check_error(row, subject, reply.as_ref(), &call, error),
        (_, Ok(_)) => panic!("a value came where an error is due"),
        (_, Err(error)) => panic!("an error came where a value is due: {error}"),
    }
}

/// Makes the call of a row to the server of the row.
async fn make(row: &Row, subject: Subject, reply: Option<&Reply>) -> Call {
    let waits = reply
        .and_then(|reply| reply.header("retry-after"))
        .is_some_and(|seconds| seconds != "0");
    let Some(entry) = row.fixture.as_deref() else {
        let server = ScriptedServer::builder().start().await;
        return on_sockets(row, subject, &server.url(), server.recorder()).await;
    };
    if entry == "fault:refused" {
        let server = RefusingServer::start();
        on_sockets(row, subject, &server.url(), Recorder::new()).await
    } else if waits || row.deadline_seconds().is_some() {
        tokio::time::pause();
        let player = ScriptedServer::builder().play(entry).repeat_last().player();
        let mut core = common::duplex(&player);
        if let Some(seconds) = row.deadline_seconds() {
            core = core.timeout(Duration::from_secs(seconds));
        }
        let core = core.build().unwrap();
        let start = Instant::now();
        let result = call(row, subject, &core).await;
        let elapsed = Some(start.elapsed());
        Call {
            result,
            host: host_of(DUPLEX_URL),
            recorder: player.recorder(),
            elapsed,
        }
    } else {
        let server = ScriptedServer::playing(entry).await;
        on_sockets(row, subject, &server.url(), server.recorder()).await
    }
}

async fn on_sockets(row: &Row, subject: Subject, url: &str, recorder: Recorder) -> Call {
    Call {
        result: call(row, subject, &common::core(url)).await,
        host: host_of(url),
        recorder,
        elapsed: None,
    }
}

fn host_of(url: &str) -> String {
    url.strip_prefix("http://")
        .unwrap()
        .split('/')
        .next()
        .unwrap()
        .to_owned()
}

async fn call(row: &Row, subject: Subject, core: &PipeshubCore) -> Result<Answer, Error> {
    let base_url = (row.setup.as_deref() != Some("no_base_url")).then(|| BASE_URL.to_owned());
    let setup = |name: &str| {
        row.setup
            .as_deref()
            .and_then(|setup| setup.strip_prefix(name))
    };
    match subject {
        Subject::Plain(plain) => (plain.call)(core, setup("id=").unwrap_or(CONNECTOR_ID))
            .await
            .map(Answer::Plain),
        Subject::Flow(Op::Authorize) => {
            let connector_id = setup("id=").unwrap_or(CONNECTOR_ID);
            let mut request = GetOAuthAuthorizationUrlRequest::new(connector_id);
            request.base_url = base_url;
            connector_oauth_get_oauth_authorization_url(core, request)
                .await
                .map(Answer::Authorize)
        }
        Subject::Flow(Op::Callback) => {
            let redirect = format!(
                "https://app.example.com/connectors/oauth/callback/Drive?code={CODE_ENCODED}&state={STATE_ENCODED}"
            );
            let mut request = HandleOAuthCallbackRequest::from_redirect(
                &redirect,
                OAuthState::from_saved(STATE),
            )?;
            request.base_url = base_url;
            if let Some(code) = setup("code=") {
                request.code = code.into();
            }
            if let Some(state) = setup("state=") {
                request.state = OAuthState::from_saved(state);
            }
            connector_oauth_handle_oauth_callback(core, request)
                .await
                .map(Answer::Callback)
        }
    }
}

/// Checks the number of requests and each byte of them.
fn check_requests(row: &Row, subject: Subject, call: &Call) {
    let requests = call.recorder.requests();
    assert_eq!(requests.len(), row.sends, "requests");
    assert_eq!(call.recorder.problems(), Vec::<String>::new());
    if row.sends == 0 {
        assert_eq!(call.recorder.connections(), 0, "connections");
    }
    let request_id = match &call.result {
        Ok(Answer::Plain(response)) => Some(response.meta().request_id()),
        Ok(Answer::Authorize(response)) => Some(response.meta().request_id()),
        Ok(Answer::Callback(response)) => Some(response.meta().request_id()),
        Err(error) => error.request_id(),
    };
    let base_url = row.setup.as_deref() != Some("no_base_url");
    let target = match subject {
        Subject::Plain(plain) => plain.target(CONNECTOR_ID),
        Subject::Flow(Op::Authorize) if base_url => {
            format!("/api/v1/connectors/{CONNECTOR_ID}/oauth/authorize?baseUrl={BASE_URL_ENCODED}")
        }
        Subject::Flow(Op::Authorize) => {
            format!("/api/v1/connectors/{CONNECTOR_ID}/oauth/authorize")
        }
        Subject::Flow(Op::Callback) if base_url => format!(
            "/api/v1/connectors/oauth/callback?code={CODE_ENCODED}&state={STATE_ENCODED}&baseUrl={BASE_URL_ENCODED}"
        ),
        Subject::Flow(Op::Callback) => {
            format!("/api/v1/connectors/oauth/callback?code={CODE_ENCODED}&state={STATE_ENCODED}")
        }
    };
    for request in &requests {
        check_request(
            request,
            &target,
            &call.host,
            request_id.expect("an id that goes with the call"),
        );
    }
    if row.op == Op::Callback {
        // Each callback has a connection of its own, even if a 429 repeats it.
        let connections: BTreeSet<_> = requests.iter().map(|request| request.connection).collect();
        assert_eq!(
            connections.len(),
            requests.len(),
            "a callback went over a used connection"
        );
    }
}

fn check_request(request: &Recorded, target: &str, host: &str, request_id: &str) {
    let head = std::str::from_utf8(&request.head).unwrap();
    let (first, rest) = head
        .strip_suffix("\r\n\r\n")
        .unwrap()
        .split_once("\r\n")
        .unwrap();
    assert_eq!(first, format!("GET {target} HTTP/1.1"));
    let mut lines: Vec<_> = rest.split("\r\n").collect();
    lines.sort_unstable();
    let expected = [
        "accept: application/json".to_owned(),
        format!("authorization: Bearer {TOKEN}"),
        format!("host: {host}"),
        format!(
            "user-agent: pipeshub-sdk-rust/{}",
            env!("CARGO_PKG_VERSION")
        ),
        format!("x-request-id: {request_id}"),
    ];
    assert_eq!(lines, expected);
    let hexadecimal = request_id
        .bytes()
        .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    assert!(
        request_id.len() == 32 && hexadecimal,
        "request id {request_id}"
    );
    assert!(request.body.is_empty());
}

/// Checks that the call waited as long as the server asked, or ended at its deadline.
fn check_time(row: &Row, reply: Option<&Reply>, call: &Call) {
    let Some(elapsed) = call.elapsed else { return };
    let expected = match (
        row.kind.as_deref(),
        reply.and_then(|reply| reply.header("retry-after")),
    ) {
        (Some("Timeout"), _) => row.deadline_seconds().expect("a deadline"),
        (_, Some(seconds)) => seconds.parse::<u64>().unwrap() * (row.sends as u64 - 1),
        _ => panic!("nothing to wait for"),
    };
    let expected = Duration::from_secs(expected);
    // The clock has a resolution of 1 ms, and each wait is rounded up.
    assert!(
        expected <= elapsed && elapsed <= expected + Duration::from_millis(5),
        "{elapsed:?} for {expected:?}"
    );
}

fn check_facts<T>(row: &Row, call: &Call, response: &Response<T>) {
    assert_eq!(Some(response.meta().status().as_u16()), row.status);
    assert_eq!(response.meta().attempts() as usize, row.sends);
    assert_eq!(call.recorder.count(), row.sends);
    assert_eq!(
        (row.kind.as_deref(), row.delivery.as_deref()),
        (None, Some("Answered"))
    );
}

fn check_error(row: &Row, subject: Subject, reply: Option<&Reply>, call: &Call, error: &Error) {
    let kind = match row.kind.as_deref().unwrap() {
        "Status" => ErrorKind::Status,
        "InvalidReply" => ErrorKind::InvalidReply,
        "Failed" => ErrorKind::Failed,
        "InvalidRequest" => ErrorKind::InvalidRequest,
        "Timeout" => ErrorKind::Timeout,
        "Connect" => ErrorKind::Connect,
        "Connection" => ErrorKind::ConnectionLost,
        "TooLarge" => ErrorKind::TooLarge,
        other => panic!("kind {other}"),
    };
    let delivery = match row.delivery.as_deref().unwrap() {
        "NotSent" => Delivery::NotSent,
        "Unknown" => Delivery::Unknown,
        "Answered" => Delivery::Answered,
        other => panic!("delivery {other}"),
    };
    assert_eq!(
        (error.kind(), error.delivery()),
        (kind, delivery),
        "{error}"
    );
    assert_eq!(
        error.status().map(|status| status.as_u16()),
        row.status,
        "{error}"
    );
    let refused = kind == ErrorKind::Status && matches!(row.status, Some(400 | 401 | 403 | 429));
    assert_eq!(
        error.may_have_taken_effect(),
        delivery != Delivery::NotSent && !refused,
        "{error}"
    );
    let spends = matches!(subject, Subject::Flow(Op::Callback));
    assert_eq!(
        error.outcome_is_unknown(),
        spends && kind != ErrorKind::Failed && error.may_have_taken_effect(),
        "{error}"
    );
    let attempts = match kind {
        ErrorKind::InvalidRequest => 0,
        // No server counts these requests.
        ErrorKind::Connect => 3,
        _ => row.sends,
    };
    assert_eq!(error.attempts() as usize, attempts, "{error}");
    let operation = match subject {
        Subject::Plain(plain) => plain.id,
        Subject::Flow(Op::Authorize) => "getOAuthAuthorizationUrl",
        Subject::Flow(Op::Callback) => "handleOAuthCallback",
    };
    assert_eq!(error.operation(), Some(operation));
    check_text(row, call, error, operation);
    check_failure(row, reply, error);
    let Some(reply) = reply else { return };
    assert_eq!(error.reply().unwrap().body(), reply.body.as_bytes());
    for (name, value) in &reply.headers {
        let values: Vec<_> = error.headers().unwrap().get_all(name).iter().collect();
        assert!(values.iter().any(|kept| *kept == value), "{name}: {value}");
    }
    let hint = reply
        .header("retry-after")
        .map(|seconds| Duration::from_secs(seconds.parse().unwrap()));
    assert_eq!(error.retry_after(), hint);
    if kind == ErrorKind::Status {
        assert_eq!(error.code(), row.code.as_deref());
        assert_eq!(error.server_message(), reply.message().as_deref());
    }
}

/// Checks that the error is one line with the facts that a report needs.
fn check_text(row: &Row, call: &Call, error: &Error, operation: &str) {
    let text = error.to_string();
    assert!(
        text.starts_with(&format!("{operation}: ")) && !text.contains('\n'),
        "{text}"
    );
    if error.kind() == ErrorKind::InvalidRequest {
        return;
    }
    for fact in [
        format!("; server {}", call.host),
        format!("; request id {}", error.request_id().unwrap()),
    ] {
        assert!(text.contains(&fact), "{text}: {fact}");
    }
    if let Some(status) = row.status {
        assert!(text.contains(&format!("; status {status}")), "{text}");
    }
    let message = error.server_message().unwrap_or_default();
    for (hint, words) in [
        ("an OAuth token needs the scopes ", "Insufficient scope"),
        (
            "does not consider the caller an administrator",
            "Only administrators",
        ),
    ] {
        let due = error.is_forbidden() && message.starts_with(words);
        assert_eq!(text.contains(hint), due, "{text}");
    }
    let due = error.is_unauthorized() && message == "Invalid token";
    assert_eq!(text.contains("has expired"), due, "{text}");
    assert_eq!(
        text.contains("delivery unknown"),
        error.delivery() == Delivery::Unknown,
        "{text}"
    );
    assert_eq!(
        text.contains("nothing was sent"),
        error.delivery() == Delivery::NotSent,
        "{text}"
    );
}

/// Checks the operation's own description of a failed flow.
fn check_failure(row: &Row, reply: Option<&Reply>, error: &Error) {
    let failure = error.failure::<HandleOAuthCallbackFailure>();
    assert_eq!(failure.is_some(), error.kind() == ErrorKind::Failed);
    let (Some(failure), Some(reply)) = (failure, reply) else {
        return;
    };
    assert_eq!(failure.error(), row.code.as_deref());
    assert_eq!(
        failure.redirect_url().map(SensitiveUrl::as_str),
        reply.landing_page().as_deref()
    );
    let json = serde_json::from_str::<Value>(&reply.body).unwrap_or_default();
    assert_eq!(failure.error_message(), json["errorMessage"].as_str());
    if !reply.body.is_empty() {
        assert_eq!(failure.error(), json["error"].as_str());
    }
}

/// A stored response, parsed independently of the client.
struct Reply {
    headers: Vec<(String, String)>,
    body: String,
}

impl Reply {
    fn stored(name: &str) -> Self {
        let wire = String::from_utf8(fixture(name)).unwrap();
        let (head, body) = wire.split_once("\r\n\r\n").unwrap();
        let headers = head.split("\r\n").skip(1).map(|line| {
            let (name, value) = line.split_once(": ").unwrap();
            (name.to_owned(), value.to_owned())
        });
        Self {
            headers: headers.collect(),
            body: body.to_owned(),
        }
    }

    fn header(&self, name: &str) -> Option<&str> {
        let found = self
            .headers
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map(|(_, value)| &**value)
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    fn landing_page(&self) -> Option<String> {
        match self.header("location") {
            Some(location) => Some(location.to_owned()),
            None => self.json()["redirectUrl"].as_str().map(str::to_owned),
        }
    }

    /// Returns the server's message with its control characters as escapes.
    fn message(&self) -> Option<String> {
        let json = serde_json::from_str::<Value>(&self.body).ok()?;
        let message = json["error"]["message"]
            .as_str()
            .or(json["error_description"].as_str())?;
        Some(message.replace('\n', "\\u{a}"))
    }
}
