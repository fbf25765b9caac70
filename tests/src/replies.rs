//! Stored responses in parts, and fuzzed responses that repeat secrets and have random defects.

use std::fmt::Write as _;

use crate::fixtures::{fixture, fixture_names};
use crate::random::Random;
use crate::steps::Head;

/// A response of a server.
#[derive(Clone, Debug, Default)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// Names and values, in order.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Reply {
    /// Reads the stored response of this name; see [`fixture`].
    ///
    /// Panics if the file does not exist.
    #[must_use]
    pub fn stored(name: &str) -> Self {
        let wire = fixture(name);
        let head = Head::parse(&wire).expect("a response has a head");
        let status = head.status().expect("a response has a status");
        Self {
            status,
            body: wire[head.len..].into(),
            headers: head.headers,
        }
    }

    /// Reads all stored responses whose names start with `group`.
    #[must_use]
    pub fn all_stored(group: &str) -> Vec<Self> {
        fixture_names()
            .iter()
            .filter(|name| name.starts_with(group))
            .map(|name| Self::stored(name))
            .collect()
    }

    /// Creates a success with this JSON.
    #[must_use]
    pub fn json(body: &str) -> Self {
        let content_type = ("content-type".to_owned(), "application/json".to_owned());
        Self {
            status: 200,
            headers: vec![content_type],
            body: body.into(),
        }
    }

    /// Returns the bytes for HTTP/1.1, with the current length of the body.
    #[must_use]
    pub fn to_wire(&self) -> Vec<u8> {
        let mut wire = format!(
            "HTTP/1.1 {} -\r\nContent-Length: {}\r\n",
            self.status,
            self.body.len()
        );
        for (name, value) in &self.headers {
            if !name.eq_ignore_ascii_case("content-length") {
                let _ = write!(wire, "{name}: {value}\r\n");
            }
        }
        wire.push_str("\r\n");
        [wire.as_bytes(), &self.body].concat()
    }

    /// Returns one of these responses, with secrets in some places of head and body, and changed at
    /// random.
    #[must_use]
    pub fn fuzzed(random: &mut Random, of: &[Self], secrets: &[&str]) -> Self {
        let mut reply = of[random.below(of.len())].clone();
        for _ in 0..=random.below(3) {
            let echo = echo(random, secrets);
            match random.below(6) {
                0 => {
                    let name = random.pick(&[
                        "location",
                        "x-echo",
                        "set-cookie",
                        "retry-after",
                        "date",
                        "content-type",
                    ]);
                    reply.headers.push((name.to_owned(), echo));
                }
                1 => {
                    let at = random.below(reply.body.len() + 1);
                    reply.body.splice(at..at, echo.into_bytes());
                }
                2 => {
                    let places = places(&reply.body);
                    let at = places[random.below(places.len())];
                    reply.body.splice(at..at, echo.into_bytes());
                }
                // A complete JSON string.
                _ => {
                    let quotes: Vec<_> = quotes(&reply.body).collect();
                    if quotes.len() >= 2 {
                        let first = random.below(quotes.len() - 1);
                        reply
                            .body
                            .splice(quotes[first] + 1..quotes[first + 1], echo.into_bytes());
                    }
                }
            }
        }
        for _ in 0..random.below(3) {
            reply.break_somehow(random);
        }
        reply
    }

    fn break_somehow(&mut self, random: &mut Random) {
        let end = self.body.len();
        match random.below(6) {
            0 => self.body.truncate(random.below(end + 1)),
            1 if end > 0 => drop(self.body.remove(random.below(end))),
            2 => self.body.insert(
                random.below(end + 1),
                random
                    .pick(&["\"", "{", "}", ",", "\\", "[", "%"])
                    .as_bytes()[0],
            ),
            3 if end > 0 => self.body[random.below(end)] = random.next_u64().to_le_bytes()[0],
            4 => {
                self.status =
                    [200, 200, 302, 400, 401, 403, 404, 429, 500, 503, 204, 299][random.below(12)];
            }
            _ => {
                let kind = random.pick(&[
                    "application/json",
                    "text/html",
                    "text/plain",
                    "application/problem+json",
                ]);
                self.headers
                    .retain(|(name, _)| !name.eq_ignore_ascii_case("content-type"));
                self.headers
                    .push(("content-type".to_owned(), kind.to_owned()));
            }
        }
    }
}

/// Returns a secret in a form in which a server could repeat it.
fn echo(random: &mut Random, secrets: &[&str]) -> String {
    let secret = random.pick(secrets);
    let percent = secret.bytes().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "%{byte:02x}");
        text
    });
    match random.below(8) {
        0..=2 => secret.to_owned(),
        3 => percent,
        4 => secret[random.below(secret.len() - 8)..].to_owned(),
        5 => secret[..8 + random.below(secret.len() - 8)].to_owned(),
        6 => format!("https://app.example.com/p?oauth_error={secret}&code={percent}#{secret}"),
        _ => format!("https://app.example.com/account/settings/connector/{secret}"),
    }
}

fn quotes(body: &[u8]) -> impl Iterator<Item = usize> {
    body.iter()
        .enumerate()
        .filter(|(_, byte)| **byte == b'"')
        .map(|(at, _)| at)
}

/// Returns the positions where a JSON string starts or ends, and both ends of the body.
fn places(body: &[u8]) -> Vec<usize> {
    quotes(body)
        .flat_map(|at| [at, at + 1])
        .chain([0, body.len()])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reply_is_written_with_its_own_length() {
        let mut reply = Reply::stored("callback/200_success.http");
        reply.body.extend(b"more");
        reply.status = 503;
        let wire = reply.to_wire();
        let head = Head::parse(&wire).unwrap();
        assert_eq!(
            (head.status(), &wire[head.len..]),
            (Some(503), &reply.body[..])
        );
        let length = reply.body.len().to_string();
        assert_eq!(head.all("content-length").collect::<Vec<_>>(), [&length]);
        assert_eq!(
            head.get("content-type"),
            Some("application/json; charset=utf-8")
        );
    }
}
