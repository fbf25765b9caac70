//! Responses as they arrive, with their chunks, and the recorded ones.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use pipeshub_emulator::Emulator;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::connect;

/// The boundary of [`form`].
pub(crate) const BOUNDARY: &str = "a-boundary";

/// A response, read up to its end.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Wire {
    pub(crate) status: u16,
    /// The headers with names in lower case.
    pub(crate) headers: BTreeMap<String, String>,
    /// The body without the chunk sizes.
    pub(crate) body: Vec<u8>,
    /// The chunks. Empty for a body with a length.
    pub(crate) chunks: Vec<Vec<u8>>,
    pub(crate) is_complete: bool,
}

impl Wire {
    /// Parses the bytes of a response. `None` without a complete head.
    pub(crate) fn parse(bytes: &[u8], is_head: bool) -> Option<Self> {
        let (end, blank) = match find(bytes, b"\r\n\r\n") {
            Some(end) => (end, 4),
            // A recorded response.
            None => (find(bytes, b"\n\n")?, 2),
        };
        // The chunks of a recorded response have CRLF, its head has not.
        let (end, blank) = match find(bytes, b"\n\n") {
            Some(first) if first < end => (first, 2),
            _ => (end, blank),
        };
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let rest = &bytes[end + blank..];
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        let headers: BTreeMap<String, String> = head
            .lines()
            .skip(1)
            .map(|line| line.split_once(": ").unwrap())
            .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
            .collect();
        let mut wire = Self {
            status,
            body: rest.to_vec(),
            chunks: Vec::new(),
            is_complete: is_head,
            headers,
        };
        if is_head {
            return Some(wire);
        }
        if wire.header("transfer-encoding") == Some("chunked") {
            wire.read_chunks(rest);
        } else if let Some(length) = wire.header("content-length") {
            wire.is_complete = length.parse() == Ok(rest.len());
        } else {
            wire.is_complete = rest.is_empty();
        }
        Some(wire)
    }

    fn read_chunks(&mut self, mut rest: &[u8]) {
        self.body.clear();
        while let Some(line) = find(rest, b"\r\n") {
            let size = std::str::from_utf8(&rest[..line]).unwrap();
            let size = usize::from_str_radix(size, 16).unwrap();
            let Some(data) = rest.get(line + 2..line + 2 + size) else {
                self.body.extend_from_slice(&rest[line + 2..]);
                return;
            };
            rest = rest.get(line + 2 + size + 2..).unwrap_or_default();
            if size == 0 {
                self.is_complete = true;
                return;
            }
            self.body.extend_from_slice(data);
            self.chunks.push(data.to_vec());
        }
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    pub(crate) fn events(&self) -> Vec<Event> {
        events(self.text())
    }

    pub(crate) fn event_names(&self) -> Vec<String> {
        self.events().into_iter().map(|event| event.name).collect()
    }
}

fn find(bytes: &[u8], pattern: &[u8]) -> Option<usize> {
    bytes
        .windows(pattern.len())
        .position(|window| window == pattern)
}

/// An event of a stream. A comment has its text as the data, and the name `:`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Event {
    pub(crate) name: String,
    pub(crate) data: String,
}

impl Event {
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.data).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

/// Reads the blocks of an event stream. Panics on anything that the real server does not send.
pub(crate) fn events(text: &str) -> Vec<Event> {
    let blocks = text.split_terminator("\n\n");
    blocks
        .map(|block| {
            let (name, data) = if let Some(comment) = block.strip_prefix(": ") {
                (":", comment)
            } else {
                let (event, data) = block.split_once('\n').unwrap();
                let name = event.strip_prefix("event: ").unwrap();
                (name, data.strip_prefix("data: ").unwrap())
            };
            assert!(!data.contains('\n'), "{block}");
            Event {
                name: name.to_owned(),
                data: data.to_owned(),
            }
        })
        .collect()
}

/// Reads a recorded response.
pub(crate) fn recorded(name: &str) -> Wire {
    let path = format!("{}/tests/fixtures/{name}.http", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    Wire::parse(&bytes, name.ends_with("_head")).unwrap()
}

/// Builds a request over a connection that stays open.
pub(crate) fn request(method: &str, target: &str, token: &str, more: &str, body: &[u8]) -> Vec<u8> {
    let authorization = match token {
        "" => String::new(),
        token => format!("Authorization: Bearer {token}\r\n"),
    };
    let length = match (method, body.len()) {
        ("GET" | "HEAD", 0) => String::new(),
        (_, length) => format!("Content-Length: {length}\r\n"),
    };
    let head = format!(
        "{method} /api/v1{target} HTTP/1.1\r\nHost: localhost\r\n{authorization}{more}{length}\r\n"
    );
    [head.as_bytes(), body].concat()
}

pub(crate) fn json_request(method: &str, target: &str, token: &str, body: &str) -> Vec<u8> {
    let more = "Content-Type: application/json\r\n";
    request(method, target, token, more, body.as_bytes())
}

/// Builds an upload of parts: name, file name, content.
pub(crate) fn form_request(
    target: &str,
    token: &str,
    parts: &[(&str, Option<&str>, &[u8])],
) -> Vec<u8> {
    let more = format!("Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n");
    request("POST", target, token, &more, &form(parts))
}

pub(crate) fn form(parts: &[(&str, Option<&str>, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, file, content) in parts {
        let file = file.map_or_else(String::new, |file| format!("; filename=\"{file}\""));
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    body
}

/// Sends a request and reads its response.
pub(crate) async fn send_raw(emulator: &Emulator, request: &[u8]) -> Wire {
    let mut stream = connect(emulator).await;
    stream.write_all(request).await.unwrap();
    read_response(&mut stream, request.starts_with(b"HEAD"))
        .await
        .expect("no response")
}

/// Reads until the response is complete, or until the end of the connection.
pub(crate) async fn read_response(stream: &mut TcpStream, is_head: bool) -> Option<Wire> {
    read_until(stream, is_head, |wire| wire.is_complete).await
}

/// Reads until `is_enough`, or until the end of the connection. Panics after ten silent seconds.
pub(crate) async fn read_until(
    stream: &mut TcpStream,
    is_head: bool,
    is_enough: impl Fn(&Wire) -> bool,
) -> Option<Wire> {
    let mut bytes = Vec::new();
    loop {
        if bytes.starts_with(b"HTTP/1.1 100 ")
            && let Some(end) = find(&bytes, b"\r\n\r\n")
        {
            bytes.drain(..end + 4);
        }
        let wire = Wire::parse(&bytes, is_head).filter(|wire| wire.status != 100);
        if wire.as_ref().is_some_and(&is_enough) {
            return wire;
        }
        let mut buffer = vec![0; 64 * 1024];
        let read = timeout(Duration::from_secs(10), stream.read(&mut buffer)).await;
        match read.expect("the server is silent") {
            Ok(0) | Err(_) => return wire,
            Ok(length) => bytes.extend_from_slice(&buffer[..length]),
        }
    }
}

/// The form of a JSON value: names in their order, and types.
#[derive(Debug)]
pub(crate) struct Shape(pub(crate) String);

impl Shape {
    pub(crate) fn of(json: &str) -> String {
        serde_json::from_str::<Self>(json)
            .unwrap_or_else(|error| panic!("{error}: {json}"))
            .0
    }
}

impl<'de> Deserialize<'de> for Shape {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ShapeVisitor)
    }
}

struct ShapeVisitor;

impl<'de> Visitor<'de> for ShapeVisitor {
    type Value = Shape;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Shape, E> {
        Ok(Shape("null".to_owned()))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Shape, E> {
        Ok(Shape("bool".to_owned()))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Shape, E> {
        Ok(Shape("number".to_owned()))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Shape, E> {
        Ok(Shape("number".to_owned()))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Shape, E> {
        Ok(Shape("number".to_owned()))
    }

    fn visit_str<E>(self, _: &str) -> Result<Shape, E> {
        Ok(Shape("text".to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Shape, A::Error> {
        let mut shapes = Vec::new();
        while let Some(Shape(shape)) = values.next_element()? {
            if !shapes.contains(&shape) {
                shapes.push(shape);
            }
        }
        Ok(Shape(format!("[{}]", shapes.join(" | "))))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Shape, A::Error> {
        let mut shapes = Vec::new();
        while let Some((name, Shape(shape))) = fields.next_entry::<String, Shape>()? {
            shapes.push(format!("{name}: {shape}"));
        }
        Ok(Shape(format!("{{{}}}", shapes.join(", "))))
    }
}
