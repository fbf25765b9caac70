//! Records of the requests that a server received.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard};

use bytes::Bytes;

use crate::sync::lock;

/// A request as the server received it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// The index of the connection, counted from 0 in the order of opening.
    pub connection: usize,
    /// The method.
    pub method: String,
    /// The request target, still encoded.
    pub target: String,
    /// Names as written, and values, in order.
    pub headers: Vec<(String, String)>,
    /// The head as sent, with the empty line at its end.
    pub head: Bytes,
    /// The body as sent.
    pub body: Bytes,
}

impl Recorded {
    /// Returns the value of the first header of this name, ignoring case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers_named(name).into_iter().next()
    }

    /// Returns the values of all headers of this name, ignoring case.
    #[must_use]
    pub fn headers_named(&self, name: &str) -> Vec<&str> {
        self.headers
            .iter()
            .filter(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| &**value)
            .collect()
    }

    /// Returns the target up to its `?`.
    #[must_use]
    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    /// Returns the decoded values of a query parameter, in order.
    #[must_use]
    pub fn query(&self, name: &str) -> Vec<String> {
        let query = self.target.split_once('?').map_or("", |(_, query)| query);
        query
            .split('&')
            .filter_map(|pair| {
                let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
                let text = |part: &str| {
                    String::from_utf8_lossy(&percent_decode(part.as_bytes(), true)).into_owned()
                };
                (text(key) == name).then(|| text(value))
            })
            .collect()
    }

    /// Returns head and body as sent.
    #[must_use]
    pub fn raw(&self) -> Vec<u8> {
        [&self.head[..], &self.body[..]].concat()
    }
}

/// Decodes percent escapes. Invalid escapes stay as they are.
pub(crate) fn percent_decode(bytes: &[u8], plus_is_blank: bool) -> Vec<u8> {
    let digit = |at: usize| bytes.get(at).and_then(|byte| (*byte as char).to_digit(16));
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match (byte, digit(at), digit(at + 1)) {
            (b'%', Some(high), Some(low)) => {
                decoded.push(
                    u8::try_from(high * 16 + low).expect("two hexadecimal digits are a byte"),
                );
                at += 2;
            }
            (b'+', ..) if plus_is_blank => decoded.push(b' '),
            _ => decoded.push(byte),
        }
    }
    decoded
}

#[derive(Default)]
struct Log {
    connections: usize,
    requests: Vec<Recorded>,
    problems: Vec<String>,
}

/// A list of recorded requests. Clones share the list.
#[derive(Clone, Default)]
pub struct Recorder(Arc<Mutex<Log>>);

impl Recorder {
    /// Creates an empty recorder.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns all requests so far.
    #[must_use]
    pub fn requests(&self) -> Vec<Recorded> {
        self.log().requests.clone()
    }

    /// Returns the number of requests so far.
    #[must_use]
    pub fn count(&self) -> usize {
        self.log().requests.len()
    }

    /// Returns the number of requests with this authorization code as their `code` parameter.
    ///
    /// A code must not be spent twice, so tests check this number after a fault.
    #[must_use]
    pub fn code_count(&self, code: &str) -> usize {
        self.log()
            .requests
            .iter()
            .filter(|request| request.query("code").iter().any(|sent| sent == code))
            .count()
    }

    /// Returns the number of connections opened so far.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.log().connections
    }

    /// Returns malformed and unexpected requests.
    #[must_use]
    pub fn problems(&self) -> Vec<String> {
        self.log().problems.clone()
    }

    pub(crate) fn open_connection(&self) -> usize {
        let mut log = self.log();
        log.connections += 1;
        log.connections - 1
    }

    pub(crate) fn record(&self, request: Recorded) {
        self.log().requests.push(request);
    }

    pub(crate) fn problem(&self, what: String) {
        self.log().problems.push(what);
    }

    fn log(&self) -> MutexGuard<'_, Log> {
        lock(&self.0)
    }
}

impl fmt::Debug for Recorder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let log = self.log();
        f.debug_struct("Recorder")
            .field("connections", &log.connections)
            .field("requests", &log.requests.len())
            .field("problems", &log.problems)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(target: &str) -> Recorded {
        Recorded {
            connection: 0,
            method: "GET".into(),
            target: target.into(),
            headers: vec![("X-A".into(), "1".into()), ("x-a".into(), "2".into())],
            head: Bytes::from_static(b"head"),
            body: Bytes::from_static(b"body"),
        }
    }

    #[test]
    fn request_is_split_into_its_parts() {
        let request = request("/a/b?code=4%2F0a%3d&state=x+y&code=z&flag");
        assert_eq!(request.path(), "/a/b");
        assert_eq!(request.query("code"), ["4/0a=", "z"]);
        assert_eq!(request.query("state"), ["x y"]);
        assert_eq!(request.query("flag"), [""]);
        assert!(request.query("none").is_empty());
        assert_eq!(request.header("X-a"), Some("1"));
        assert_eq!(request.headers_named("X-A"), ["1", "2"]);
        assert_eq!(request.raw(), b"headbody");
    }

    #[test]
    fn broken_percent_escapes_are_unchanged() {
        assert_eq!(percent_decode(b"%ZZ%4", false), b"%ZZ%4");
        assert_eq!(percent_decode(b"a+b%2B", false), b"a+b+");
    }

    #[test]
    fn codes_are_counted_in_any_encoding() {
        let recorder = Recorder::new();
        for target in [
            "/c?code=4%2F0a",
            "/c?code=4/0a",
            "/c?code=%34%2f0%61",
            "/c?code=4%2F0ab",
            "/c?state=4/0a",
        ] {
            recorder.clone().record(request(target));
        }
        assert_eq!(recorder.count(), 5);
        assert_eq!(recorder.code_count("4/0a"), 3);
    }
}
