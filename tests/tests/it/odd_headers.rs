//! Responses with odd headers, as servers and proxies send them. A valid response is accepted, and
//! a web page or an encoded body is refused by name.

use pipeshub_core::{Delivery, ErrorKind};
use pipeshub_tests::{Op, Player, ScriptedServer, fixture};

use crate::common::{CODE, authorize, callback, duplex, failure};

/// Returns the fixture with these lines in place of its content type.
fn with_headers(name: &str, lines: &[&str]) -> Vec<u8> {
    let wire = String::from_utf8(fixture(name)).unwrap();
    let (head, body) = wire.split_once("\r\n\r\n").unwrap();
    let mut head: Vec<_> = head
        .split("\r\n")
        .filter(|line| !line.starts_with("Content-Type"))
        .collect();
    head.extend(lines);
    format!("{}\r\n\r\n{body}", head.join("\r\n")).into_bytes()
}

fn player(name: &str, lines: &[&str]) -> Player {
    ScriptedServer::builder()
        .reply(with_headers(name, lines))
        .player()
}

/// Checks that both operations accept a success with these headers.
async fn assert_good(lines: &[&str]) {
    let player = player("authorize/200_with_base_url.http", lines);
    let core = duplex(&player).build().unwrap();
    authorize(&core)
        .await
        .unwrap_or_else(|error| panic!("{lines:?}: {error}"));
    let player = self::player("callback/200_success.http", lines);
    let core = duplex(&player).build().unwrap();
    callback(&core, CODE)
        .await
        .unwrap_or_else(|error| panic!("{lines:?}: {error}"));
}

#[tokio::test(start_paused = true)]
async fn response_with_unknown_encoding_is_accepted() {
    const JSON: &str = "Content-Type: application/json";
    for encodings in [
        &["Content-Encoding: identity"][..],
        &["Content-Encoding: Identity"],
        &["content-encoding: IDENTITY"],
        &["Content-Encoding: identity, identity"],
        &["Content-Encoding: identity", "Content-Encoding: identity"],
        &["Content-Encoding: identity,"],
        &["Content-Encoding:"],
        &["Content-Encoding:  "],
        &["Content-Encoding: ,"],
        &["Content-Encoding: utf-8"],
        &["Content-Encoding: UTF8"],
        &["Content-Encoding: none"],
        &["Content-Encoding: binary"],
        &["Content-Encoding: 8bit"],
        &["Content-Encoding: application/json"],
        &["Content-Encoding: \u{fc}"],
    ] {
        assert_good(&[&[JSON], encodings].concat()).await;
    }
}

#[tokio::test(start_paused = true)]
async fn json_response_with_odd_content_type_is_accepted() {
    for line in [
        "Content-Type:",
        "Content-Type:   ",
        "Content-Type: ;",
        "Content-Type: ; charset=utf-8",
        "Content-Type: application/json;",
        "Content-Type: application/json ; charset=utf-8",
        "Content-Type: application/json;charset=\"utf-8\"",
        "Content-Type: application/json charset=utf-8",
        "Content-Type: application/json, application/json",
        "Content-Type: APPLICATION/JSON",
        "Content-Type: text/json",
        "Content-Type: text/json; charset=utf-8",
        "Content-Type: Text/X-JSON",
        "Content-Type: application/x-json",
        "Content-Type: application/vnd.pipeshub+json",
        "Content-Type: application/problem+json",
        "Content-Type: json",
        "Content-Type: text/plain",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Type: application/octet-stream",
        "Content-Type: text/javascript",
        "Content-Type: \"application/json\"",
        "Content-Type: utf-8",
        "X-Nothing: of it",
    ] {
        assert_good(&[line]).await;
    }
    assert_good(&[
        "Content-Type: application/json",
        "Content-Type: application/json",
    ])
    .await;
}

#[tokio::test(start_paused = true)]
async fn encoded_response_is_refused_by_name() {
    for (line, name) in [
        ("Content-Encoding: gzip", "gzip"),
        ("Content-Encoding: GZIP", "gzip"),
        ("Content-Encoding: x-gzip", "x-gzip"),
        ("Content-Encoding: deflate", "deflate"),
        ("Content-Encoding: br", "br"),
        ("Content-Encoding: zstd", "zstd"),
        ("Content-Encoding: compress", "compress"),
        ("Content-Encoding: identity, gzip", "gzip"),
        ("Content-Encoding: gzip ,identity", "gzip"),
        ("Content-Encoding: utf-8, br", "br"),
        ("Content-Encoding: identity\r\nContent-Encoding: br", "br"),
    ] {
        let lines = ["Content-Type: application/json", line];
        for (op, fixture) in [
            (Op::Authorize, "authorize/200_with_base_url.http"),
            (Op::Callback, "callback/200_success.http"),
        ] {
            let core = duplex(&player(fixture, &lines)).build().unwrap();
            let error = failure(&core, op, CODE).await;
            assert_eq!(
                (error.kind(), error.delivery()),
                (ErrorKind::InvalidReply, Delivery::Answered)
            );
            let says = format!("it has the content encoding {name}, which was not requested");
            assert!(error.to_string().contains(&says), "{line}: {error}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn web_page_with_any_content_type_is_refused() {
    let json = r#"{"success":true,"redirect_url":"https://h/connector/c"}"#;
    let page = " \n<!DOCTYPE html><title>PipesHub</title>";
    for (content_type, body, says) in [
        ("text/html", page, "it is a web page"),
        ("text/html", json, "it is a web page"),
        ("Text/HTML; charset=utf-8", json, "it is a web page"),
        ("text/html, application/json", json, "it is a web page"),
        ("application/xhtml+xml", json, "it is a web page"),
        ("text/plain", page, "it is a web page"),
        ("application/xml", "<a/>", "it is a web page"),
        ("", page, "it is not JSON"),
        ("text/json", page, "it is not JSON"),
        ("text/plain", "true", "its content type is not JSON"),
        ("text/plain", "", "its content type is not JSON"),
        ("text/event-stream", "data: {}", "it is an event stream"),
        ("text/plain", "{it is none}", "it is not JSON"),
        ("text/plain", r#"{"success":"#, "its JSON ends too early"),
    ] {
        let reply = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        for op in [Op::Authorize, Op::Callback] {
            let player = ScriptedServer::builder().reply(reply.clone()).player();
            let error = failure(&duplex(&player).build().unwrap(), op, CODE).await;
            assert_eq!(error.kind(), ErrorKind::InvalidReply);
            assert!(
                error.to_string().contains(says),
                "{content_type}, {body}: {error}"
            );
        }
    }
}
