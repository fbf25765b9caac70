//! A minimal HTTP client that shows the bytes of the wire.
#![allow(dead_code, reason = "each test program uses a part of the module")]

pub(crate) mod client;
pub(crate) mod wire;

use std::time::Duration;

use pipeshub_emulator::{Emulator, fixtures};
use serde_json::Value;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// A response, read until the end of the connection.
#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: Vec<u8>,
}

impl Response {
    /// Parses all bytes of a connection. `None` without a complete head.
    pub(crate) fn parse(bytes: &[u8]) -> Option<Self> {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Some(Self {
            status,
            head,
            body: bytes[end + 4..].to_vec(),
        })
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut fields = self.head.lines().filter_map(|line| line.split_once(": "));
        fields
            .find(|(other, _)| other.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// Returns the `code` of the error envelope.
    pub(crate) fn code(&self) -> String {
        self.json()["error"]["code"]
            .as_str()
            .unwrap_or_else(|| panic!("{self:?}"))
            .to_owned()
    }
}

/// Sends a request and reads until the server closes the stream.
pub(crate) async fn exchange(
    mut stream: impl AsyncRead + AsyncWrite + Unpin,
    request: &str,
) -> Vec<u8> {
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut bytes = Vec::new();
    // The stream of a cut connection can end with an error after its last bytes.
    let read = stream.read_to_end(&mut bytes);
    let _ = timeout(Duration::from_secs(10), read)
        .await
        .expect("the server keeps the connection open");
    bytes
}

pub(crate) async fn connect(emulator: &Emulator) -> TcpStream {
    TcpStream::connect(emulator.address()).await.unwrap()
}

/// Sends a request on a new connection. `None` if the connection is closed without a response.
pub(crate) async fn send(
    emulator: &Emulator,
    method: &str,
    target: &str,
    more: &str,
) -> Option<Response> {
    let request =
        format!("{method} {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{more}\r\n");
    Response::parse(&exchange(connect(emulator).await, &request).await)
}

/// Sends a GET with the administrator's session.
pub(crate) async fn get(emulator: &Emulator, target: &str) -> Response {
    get_as(emulator, fixtures::ADMIN_TOKEN, target).await
}

pub(crate) async fn get_as(emulator: &Emulator, token: &str, target: &str) -> Response {
    let header = format!("Authorization: Bearer {token}\r\n");
    send(emulator, "GET", target, &header)
        .await
        .expect("no response")
}

pub(crate) async fn post(emulator: &Emulator, target: &str, form: &str) -> Response {
    let kind = "application/x-www-form-urlencoded";
    let request = format!(
        "POST {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: {kind}\r\n\
         Content-Length: {}\r\n\r\n{form}",
        form.len()
    );
    Response::parse(&exchange(connect(emulator).await, &request).await).expect("no response")
}

/// Starts a flow and returns its `authorizationUrl`.
pub(crate) async fn authorize(emulator: &Emulator, connector: &str) -> String {
    let response = get(emulator, &authorize_target(connector)).await;
    assert_eq!(response.status, 200, "{response:?}");
    response.json()["authorizationUrl"]
        .as_str()
        .unwrap()
        .to_owned()
}

pub(crate) fn authorize_target(connector: &str) -> String {
    format!("/api/v1/connectors/{connector}/oauth/authorize")
}

/// Returns the callback's request target for a redirect URL. The query is copied unchanged.
pub(crate) fn callback_target(redirect: &str) -> String {
    let (_, query) = redirect.split_once('?').unwrap();
    format!("/api/v1/connectors/oauth/callback?{query}&baseUrl=http%3A%2F%2Fapp.example")
}

/// Returns the raw value of a query parameter.
pub(crate) fn param<'a>(url: &'a str, name: &str) -> &'a str {
    let (_, query) = url.split_once('?').unwrap();
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs
        .find(|(other, _)| *other == name)
        .unwrap_or_else(|| panic!("no {name} in {url}"))
        .1
}

/// Starts a flow, grants access and returns the redirect URL.
pub(crate) async fn granted(emulator: &Emulator, connector: &str) -> String {
    emulator
        .grant(&authorize(emulator, connector).await)
        .unwrap()
}
