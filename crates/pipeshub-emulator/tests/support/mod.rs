//! A client of a few lines, so that the tests see what is on the wire.
#![allow(dead_code, reason = "each test program uses a part of it")]

use std::time::Duration;

use pipeshub_emulator::{Emulator, fixtures};
use serde_json::Value;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// A reply as it was read until the connection ended.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: Vec<u8>,
}

impl Reply {
    /// Reads a reply out of everything a connection gave; `None` if not even a head came.
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

    /// The `code` of the error envelope.
    pub(crate) fn code(&self) -> String {
        self.json()["error"]["code"]
            .as_str()
            .unwrap_or_else(|| panic!("{self:?}"))
            .to_owned()
    }
}

/// Sends a request over a stream and reads until it ends, which is the server's doing.
pub(crate) async fn exchange(
    mut stream: impl AsyncRead + AsyncWrite + Unpin,
    request: &str,
) -> Vec<u8> {
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut bytes = Vec::new();
    // A cut connection may end in an error after the bytes that did come.
    let read = stream.read_to_end(&mut bytes);
    let _ = timeout(Duration::from_secs(10), read)
        .await
        .expect("the server keeps the connection");
    bytes
}

pub(crate) async fn connect(emulator: &Emulator) -> TcpStream {
    TcpStream::connect(emulator.address()).await.unwrap()
}

/// A request on a connection of its own; `None` if it was closed without a reply.
pub(crate) async fn send(
    emulator: &Emulator,
    method: &str,
    target: &str,
    more: &str,
) -> Option<Reply> {
    let request =
        format!("{method} {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{more}\r\n");
    Reply::parse(&exchange(connect(emulator).await, &request).await)
}

/// A GET with the administrator's session.
pub(crate) async fn get(emulator: &Emulator, target: &str) -> Reply {
    get_as(emulator, fixtures::ADMIN_TOKEN, target).await
}

pub(crate) async fn get_as(emulator: &Emulator, token: &str, target: &str) -> Reply {
    let header = format!("Authorization: Bearer {token}\r\n");
    send(emulator, "GET", target, &header)
        .await
        .expect("no reply")
}

pub(crate) async fn post(emulator: &Emulator, target: &str, form: &str) -> Reply {
    let kind = "application/x-www-form-urlencoded";
    let request = format!(
        "POST {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: {kind}\r\n\
         Content-Length: {}\r\n\r\n{form}",
        form.len()
    );
    Reply::parse(&exchange(connect(emulator).await, &request).await).expect("no reply")
}

/// Starts a flow and returns its `authorizationUrl`.
pub(crate) async fn authorize(emulator: &Emulator, connector: &str) -> String {
    let reply = get(emulator, &authorize_target(connector)).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    reply.json()["authorizationUrl"]
        .as_str()
        .unwrap()
        .to_owned()
}

pub(crate) fn authorize_target(connector: &str) -> String {
    format!("/api/v1/connectors/{connector}/oauth/authorize")
}

/// The callback's target for the URL the browser was sent back to; what it carries is passed on as
/// it is.
pub(crate) fn callback_target(redirect: &str) -> String {
    let (_, query) = redirect.split_once('?').unwrap();
    format!("/api/v1/connectors/oauth/callback?{query}&baseUrl=http%3A%2F%2Fapp.example")
}

/// The raw value of a query parameter.
pub(crate) fn param<'a>(url: &'a str, name: &str) -> &'a str {
    let (_, query) = url.split_once('?').unwrap();
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs
        .find(|(other, _)| *other == name)
        .unwrap_or_else(|| panic!("no {name} in {url}"))
        .1
}

/// Authorizes, grants and returns the URL the browser was sent back to.
pub(crate) async fn granted(emulator: &Emulator, connector: &str) -> String {
    emulator
        .grant(&authorize(emulator, connector).await)
        .unwrap()
}
