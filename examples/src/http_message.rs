//! A minimal HTTP/1.1 client for programs on one machine.

use std::io::{Error, ErrorKind, Result};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// The limit of a message in bytes. Redirects and consent pages are shorter.
const LONGEST: usize = 64 * 1024;

pub(crate) struct Message {
    headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Message {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(n, _)| n.eq_ignore_ascii_case(name))
            .map(|(_, value)| &**value)
    }
}

pub(crate) async fn read(stream: &mut TcpStream) -> Result<Message> {
    let mut bytes = Vec::new();
    loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
            let header = |line: &str| {
                line.split_once(':')
                    .map(|(n, v)| (n.trim().to_owned(), v.trim().to_owned()))
            };
            let headers = head.lines().skip(1).filter_map(header).collect();
            let mut message = Message {
                headers,
                body: String::new(),
            };
            let length = message
                .header("content-length")
                .and_then(|length| length.parse().ok())
                .unwrap_or(0);
            if bytes.len() >= end + 4 + length {
                message.body =
                    String::from_utf8_lossy(&bytes[end + 4..end + 4 + length]).into_owned();
                return Ok(message);
            }
        }
        if bytes.len() > LONGEST {
            return Err(Error::new(
                ErrorKind::InvalidData,
                "the message is too long",
            ));
        }
        if stream.read_buf(&mut bytes).await? == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
    }
}

pub(crate) async fn write(stream: &mut TcpStream, head: &str, body: &str) -> Result<()> {
    let message = format!(
        "{head}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(message.as_bytes()).await
}
