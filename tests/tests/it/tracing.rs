//! Spans and events of the feature `tracing`: OpenTelemetry's names, and no part of a request or a
//! response.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use pipeshub_core::unversioned::Dial;
use pipeshub_core::{Call, Error, ErrorKind, Operation, PipeshubCore, RequestOptions, RetryConfig};
use pipeshub_tests::{
    CONNECTOR_ID, Player, Scanner, ScriptedServer, collect, fixture, fixture_names,
};

use crate::common;
use crate::secrets::HEADER;

const AUTHORIZE: &str = "authorize/200_with_base_url.http";
const TEMPLATE: &str = "/connectors/{connectorId}/oauth/authorize";

/// The lines of spans and events that `run` emits in paused time.
fn traced(run: impl AsyncFnOnce()) -> Vec<String> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .start_paused(true)
        .build();
    let lines = collect(|| runtime.unwrap().block_on(run()));
    // The line of a span starts with its target, and a record of its fields starts with a blank.
    lines
        .into_iter()
        .filter(|line| line.starts_with("pipeshub_core") || line.starts_with(' '))
        .collect()
}

fn events(lines: &[String]) -> Vec<&str> {
    let is_event = |line: &&str| line.contains(" message=");
    lines.iter().map(String::as_str).filter(is_event).collect()
}

/// All lines of the span, joined.
fn span(lines: &[String]) -> String {
    lines
        .iter()
        .map(String::as_str)
        .filter(|line| !line.contains(" message="))
        .collect()
}

#[track_caller]
fn has(line: &str, fields: &[&str]) {
    for field in fields {
        assert!(line.contains(&format!(" {field} ")), "{field} in {line}");
    }
}

/// The names of the fields in a line.
fn names(line: &str) -> Vec<&str> {
    let words = line
        .split(' ')
        .filter_map(|word| word.split_once('='))
        .map(|(name, _)| name);
    let mut names: Vec<_> = words.filter(|name| !name.starts_with(['"', '/'])).collect();
    names.sort_unstable();
    names
}

fn builder(player: &Player) -> PipeshubCore {
    common::duplex(player).build().unwrap()
}

#[test]
fn call_is_a_span_with_opentelemetry_names() {
    let player = ScriptedServer::builder().fixture(AUTHORIZE).player();
    let mut request_id = String::new();
    let lines = traced(async || {
        let authorization = common::authorize(&builder(&player)).await.unwrap();
        request_id = authorization.meta().request_id().to_owned();
    });
    let span = span(&lines);
    assert!(span.starts_with("pipeshub_core call "), "{span}");
    has(
        &span,
        &[
            &format!("otel.name=GET {TEMPLATE}"),
            "otel.kind=client",
            "pipeshub.operation=getOAuthAuthorizationUrl",
            "http.request.method=GET",
            &format!("http.request.header.x-request-id={request_id}"),
            "http.response.status_code=200",
            "server.address=localhost",
            "server.port=80",
            "url.scheme=http",
            &format!("url.template={TEMPLATE}"),
        ],
    );
    // Neither an error nor a resend.
    let expected = [
        "http.request.header.x-request-id",
        "http.request.method",
        "http.response.status_code",
        "otel.kind",
        "otel.name",
        "pipeshub.operation",
        "server.address",
        "server.port",
        "url.scheme",
        "url.template",
    ];
    assert_eq!(names(&span), expected);
    let [event] = events(&lines)[..] else {
        panic!("one attempt, one event: {lines:?}")
    };
    has(
        event,
        &[
            "http.request.resend_count=0",
            &format!("http.request.header.x-request-id={request_id}"),
            "http.response.status_code=200",
            "message=attempt 1: succeeded",
        ],
    );
    assert_eq!(
        names(event),
        [
            "http.request.header.x-request-id",
            "http.request.resend_count",
            "http.response.status_code",
            "message"
        ]
    );
}

#[test]
fn attempt_is_an_event() {
    let player = ScriptedServer::builder()
        .fault("cut_body")
        .reply(&b"HTTP/1.1 503 Unavailable\r\nContent-Length: 0\r\n\r\n"[..])
        .fixture(AUTHORIZE)
        .player();
    let lines = traced(async || drop(common::authorize(&builder(&player)).await.unwrap()));
    has(
        &span(&lines),
        &[
            "http.response.status_code=200",
            "http.request.resend_count=2",
        ],
    );
    assert!(!span(&lines).contains("error.type"));
    let [cut, refused, good] = events(&lines)[..] else {
        panic!("three attempts: {lines:?}")
    };
    let first = [
        "http.request.resend_count=0",
        "error.type=ConnectionLost",
        "pipeshub.delivery=Unknown",
    ];
    has(cut, &first);
    has(
        cut,
        &[
            "error.message=in the middle of its body",
            "message=attempt 1: failed",
        ],
    );
    let second = [
        "http.request.resend_count=1",
        "error.type=503",
        "pipeshub.delivery=Answered",
    ];
    has(refused, &second);
    has(
        refused,
        &["http.response.status_code=503", "message=attempt 2: failed"],
    );
    has(
        good,
        &[
            "http.request.resend_count=2",
            "message=attempt 3: succeeded",
        ],
    );
}

/// The value of a field in a line.
fn value<'a>(line: &'a str, field: &str) -> Option<&'a str> {
    let (_, rest) = line.split_once(&format!(" {field}="))?;
    rest.split(' ').next()
}

#[test]
fn attempt_event_has_the_request_id_and_the_pause_before_the_next() {
    const REQUEST_ID: &str = "http.request.header.x-request-id";
    const PAUSE: &str = "pipeshub.retry_pause_ms";
    let throttled = b"HTTP/1.1 429 Too Many\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n";
    let failed = b"HTTP/1.1 503 Unavailable\r\nContent-Length: 0\r\n\r\n";
    let scripts = [
        (
            ScriptedServer::builder()
                .reply(&throttled[..])
                .reply(&failed[..])
                .fixture(AUTHORIZE),
            2,
        ),
        (
            ScriptedServer::builder()
                .reply(&failed[..])
                .reply(&throttled[..])
                .repeat_last(),
            2,
        ),
        (
            ScriptedServer::builder()
                .fault("cut_body")
                .fixture(AUTHORIZE),
            1,
        ),
        (
            ScriptedServer::builder().fixture("authorize/404_unknown_connector.http"),
            0,
        ),
    ];
    for (script, resends) in scripts {
        let player = script.player();
        let core = builder(&player);
        let mut request_id = String::new();
        let mut elapsed = Duration::ZERO;
        let lines = traced(async || {
            let start = tokio::time::Instant::now();
            request_id = match common::authorize(&core).await {
                Ok(response) => response.meta().request_id().to_owned(),
                Err(error) => error.request_id().unwrap().to_owned(),
            };
            elapsed = start.elapsed();
        });
        let events = events(&lines);
        assert_eq!(events.len(), resends + 1, "{lines:?}");
        let mut paused = Duration::ZERO;
        for (number, event) in events.iter().enumerate() {
            assert_eq!(value(event, REQUEST_ID), Some(&*request_id), "{event}");
            let pause = value(event, PAUSE).map(|pause| pause.parse().unwrap());
            assert_eq!(pause.is_some(), number < resends, "{event}");
            if event.contains("error.type=429") && number < resends {
                assert_eq!(pause, Some(7000), "{event}");
            }
            paused += Duration::from_millis(pause.unwrap_or(0));
        }
        // The clock stands still except in a pause. Its timer rounds up to whole milliseconds.
        let most = paused + Duration::from_millis(2 * resends as u64);
        assert!((paused..=most).contains(&elapsed), "{elapsed:?} {lines:?}");
    }
}

static OPERATION: Operation = Operation::get("getThing", "/things/{id}");

#[test]
fn span_error_type_is_kind_or_status() {
    let failing = async |reply: &str| {
        let player = ScriptedServer::builder()
            .fixture(reply)
            .repeat_last()
            .player();
        common::authorize(&builder(&player)).await.unwrap_err()
    };
    let lines = traced(async || drop(failing("authorize/404_unknown_connector.http").await));
    has(
        &span(&lines),
        &[
            "otel.status_code=ERROR",
            "error.type=404",
            "http.response.status_code=404",
        ],
    );

    let nowhere: Dial =
        Arc::new(|_, _| Box::pin(async { Err(io::ErrorKind::ConnectionRefused.into()) }));
    let core = common::builder("https://[::1]:8443/api/v1").unversioned_dialer(nowhere);
    let core = core.retries(RetryConfig::none()).build().unwrap();
    let lines = traced(async || drop(common::authorize(&core).await.unwrap_err()));
    has(
        &span(&lines),
        &[
            "error.type=Connect",
            "server.address=::1",
            "server.port=8443",
            "url.scheme=https",
        ],
    );
    let [event] = events(&lines)[..] else {
        panic!("one attempt: {lines:?}")
    };
    has(
        event,
        &[
            "error.message=connection refused",
            "pipeshub.delivery=NotSent",
        ],
    );

    let silent = ScriptedServer::builder()
        .fault("no_reply")
        .repeat_last()
        .player();
    let core = common::duplex(&silent)
        .timeout(Duration::from_secs(1))
        .build()
        .unwrap();
    let lines = traced(async || drop(common::authorize(&core).await.unwrap_err()));
    has(
        &span(&lines),
        &["error.type=Timeout", "otel.status_code=ERROR"],
    );

    // The call is refused before anything is sent, so there is no attempt and no event.
    let lines = traced(async || {
        let error = core
            .execute(Call::new(&OPERATION).path("id", "../x"))
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    });
    has(
        &span(&lines),
        &["error.type=InvalidRequest", "url.template=/things/{id}"],
    );
    assert_eq!(events(&lines), [""; 0]);
}

#[test]
fn traces_contain_no_request_or_response_data() {
    let secrets = [
        ("token", common::TOKEN),
        ("code", common::CODE),
        ("state", common::STATE),
        ("base URL", common::BASE_URL),
        ("connector id", CONNECTOR_ID),
        ("header", HEADER),
    ];
    let scanner = Scanner::new(&secrets).and_slices_of(&secrets);
    let mut told_lines = 0;
    for name in fixture_names() {
        // The server repeats the request wherever it could.
        let reply = fixture(&name);
        let end = reply.windows(2).position(|two| two == b"\r\n").unwrap() + 2;
        let echo = format!(
            "Location: /{CONNECTOR_ID}?{}\r\nX-Echo: {}\r\n",
            common::CODE,
            common::TOKEN
        );
        let reply = [&reply[..end], echo.as_bytes(), &reply[end..]].concat();
        let player = ScriptedServer::builder()
            .reply(reply)
            .repeat_last()
            .player();
        let core = common::duplex(&player)
            .options(RequestOptions::new().header("x-key", HEADER))
            .build()
            .unwrap();
        let lines = traced(async || {
            let _: Result<_, Error> = common::authorize(&core).await;
            let _: Result<_, Error> = common::callback(&core, common::CODE).await;
        });
        assert!(lines.len() >= 4, "{name}: {lines:?}");
        told_lines += lines.len();
        for line in lines {
            scanner.assert_clean(&line);
        }
    }
    assert!(told_lines > 400, "{told_lines}");
}

#[test]
fn planted_leak_is_found() {
    let url = "https://h/?code=4%2F0AfixtureC0de-_~.%2B%3D%25%26";
    let lines = collect(|| tracing::info!(target: "pipeshub_core", url));
    assert!(
        !Scanner::new(&[("code", common::CODE)])
            .scan(&lines[0])
            .is_empty()
    );
}
