//! The record of the requests seen.

use std::collections::VecDeque;
use std::sync::Mutex;

use http::{HeaderMap, HeaderValue, Method, StatusCode};

use crate::query::Query;
use crate::sync::lock;

/// A request the emulator has read.
///
/// ```
/// # fn f(emulator: &pipeshub_emulator::Emulator) {
/// let last = emulator.requests().pop().unwrap();
/// assert!(last.path.ends_with("/oauth/callback"));
/// assert_eq!(last.param("code").as_deref(), Some("4/0Ab"));
/// assert_eq!(last.status.unwrap(), 200);
/// # }
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct SeenRequest {
    /// The method.
    pub method: Method,
    /// The path as sent, escapes and all.
    pub path: String,
    /// The query as sent, without the `?`.
    pub query: Option<String>,
    /// The headers.
    pub headers: HeaderMap,
    /// The id the gateway logs: `X-Request-ID` reduced to `[A-Za-z0-9._:-]` and 64 characters, or
    /// one it made itself, `anon-` and 32 hex digits. It is never sent back.
    pub request_id: String,
    /// The status of the reply, if one was made. It is `None` while the request is being handled
    /// and for good when a fault cut the connection.
    pub status: Option<StatusCode>,
}

impl SeenRequest {
    /// The decoded value of a query parameter, the first one if it came several times.
    #[must_use]
    pub fn param(&self, name: &str) -> Option<String> {
        Query::parse(self.query.as_deref()?)
            .first(name)
            .map(str::to_owned)
    }

    /// The value of a header as text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Whether a reply was made.
    #[must_use]
    pub fn answered(&self) -> bool {
        self.status.is_some()
    }

    /// Whether it went to the gateway's API, as opposed to a web page or the provider.
    pub(crate) fn is_api(&self) -> bool {
        is_api(&self.path)
    }
}

/// Whether a path belongs to the gateway's API.
pub(crate) fn is_api(path: &str) -> bool {
    path.get(..7)
        .is_some_and(|start| start.eq_ignore_ascii_case("/api/v1"))
        && path
            .get(7..)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether a path is the callback's, in any spelling Express takes.
fn is_callback(path: &str) -> bool {
    path.trim_end_matches('/')
        .eq_ignore_ascii_case("/api/v1/connectors/oauth/callback")
}

/// How much of the record is kept.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    pub(crate) requests: usize,
    pub(crate) bytes: usize,
}

impl Limits {
    /// What a journal that is off keeps.
    pub(crate) const NOTHING: Self = Self {
        requests: 0,
        bytes: 0,
    };
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            requests: 10_000,
            bytes: 16 * 1024 * 1024,
        }
    }
}

/// Names a record while its request is handled.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry(usize);

#[derive(Debug, Default)]
pub(crate) struct Journal {
    limits: Limits,
    pages: Mutex<Pages>,
}

#[derive(Debug, Default)]
struct Pages {
    seen: VecDeque<SeenRequest>,
    /// The memory of those in `seen`.
    bytes: usize,
    /// How many records were made before the first one in `seen`, so that entries stay right.
    before: usize,
    /// How many were dropped for the limits since `clear`.
    forgotten: usize,
}

impl Pages {
    fn drop_oldest(&mut self) {
        if let Some(oldest) = self.seen.pop_front() {
            self.bytes -= memory(&oldest);
            self.before += 1;
            self.forgotten += 1;
        }
    }
}

impl Journal {
    pub(crate) fn new(limits: Limits) -> Self {
        Self {
            limits,
            pages: Mutex::default(),
        }
    }

    /// Records a request; the oldest ones make room for it.
    pub(crate) fn record(&self, request: SeenRequest) -> Entry {
        let mut pages = lock(&self.pages);
        let entry = Entry(pages.before + pages.seen.len());
        pages.bytes += memory(&request);
        pages.seen.push_back(request);
        while pages.seen.len() > self.limits.requests || pages.bytes > self.limits.bytes {
            pages.drop_oldest();
        }
        entry
    }

    pub(crate) fn answered(&self, entry: Entry, status: StatusCode) {
        let mut pages = lock(&self.pages);
        let index = entry.0.checked_sub(pages.before);
        if let Some(request) = index.and_then(|index| pages.seen.get_mut(index)) {
            request.status = Some(status);
        }
    }

    pub(crate) fn seen(&self, api: bool) -> Vec<SeenRequest> {
        lock(&self.pages)
            .seen
            .iter()
            .filter(|request| request.is_api() == api)
            .cloned()
            .collect()
    }

    pub(crate) fn forgotten(&self) -> usize {
        lock(&self.pages).forgotten
    }

    pub(crate) fn code_count(&self, code: &str) -> usize {
        lock(&self.pages)
            .seen
            .iter()
            .filter(|request| is_callback(&request.path))
            .filter(|request| request.param("code").as_deref() == Some(code))
            .count()
    }

    pub(crate) fn clear(&self) {
        let mut pages = lock(&self.pages);
        let before = pages.before + pages.seen.len();
        *pages = Pages {
            before,
            ..Pages::default()
        };
    }
}

/// The memory that a record takes, give or take what the allocator adds.
fn memory(request: &SeenRequest) -> usize {
    // An entry of a `HeaderMap`, its index, and its part of what was allocated ahead.
    const FIELD: usize = 256;
    let fields = request.headers.iter();
    let fields = fields.map(|(name, value)| FIELD + name.as_str().len() + value.len());
    let texts = request.path.len()
        + request.query.as_ref().map_or(0, String::len)
        + request.request_id.len()
        + request.method.as_str().len();
    size_of::<SeenRequest>() + texts + fields.sum::<usize>()
}

/// A copy of the headers alone: values as they were read keep the whole buffer that they are in.
pub(crate) fn copy(headers: &HeaderMap) -> HeaderMap {
    let copy = |value: &HeaderValue| {
        let mut copied = HeaderValue::from_bytes(value.as_bytes()).ok()?;
        copied.set_sensitive(value.is_sensitive());
        Some(copied)
    };
    headers
        .iter()
        .filter_map(|(name, value)| Some((name.clone(), copy(value)?)))
        .collect()
}

/// The request id the gateway settles on, given what the client sent.
pub(crate) fn request_id(sent: Option<&str>) -> String {
    let allowed = |c: &char| c.is_ascii_alphanumeric() || "._:-".contains(*c);
    let kept: String = sent
        .unwrap_or_default()
        .chars()
        .filter(allowed)
        .take(64)
        .collect();
    if kept.is_empty() {
        format!("anon-{}", crate::secret::random_hex())
    } else {
        kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(path: &str, query: &str, header: &str) -> SeenRequest {
        let mut headers = HeaderMap::new();
        headers.insert("x-a", HeaderValue::from_str(header).unwrap());
        SeenRequest {
            method: Method::GET,
            path: path.to_owned(),
            query: Some(query.to_owned()),
            headers,
            request_id: String::new(),
            status: None,
        }
    }

    fn paths(journal: &Journal) -> Vec<String> {
        let seen = journal.seen(true).into_iter();
        seen.map(|request| request.path["/api/v1/".len()..].to_owned())
            .collect()
    }

    #[test]
    fn oldest_requests_make_room() {
        let bytes = 10_000;
        let journal = Journal::new(Limits { requests: 2, bytes });
        let record = |path: &str, header: &str| {
            journal.record(request(&format!("/api/v1/{path}"), "", header))
        };
        let first = record("a", "");
        let second = record("b", "");
        let third = record("c", "");
        assert_eq!(
            (paths(&journal).join(" "), journal.forgotten()),
            ("b c".to_owned(), 1)
        );
        // The first one is no longer there, and its status comes to no other.
        journal.answered(first, StatusCode::OK);
        journal.answered(third, StatusCode::CREATED);
        let statuses = || journal.seen(true).into_iter().map(|request| request.status);
        assert!(statuses().eq([None, Some(StatusCode::CREATED)]));
        journal.answered(second, StatusCode::OK);
        assert!(statuses().eq([Some(StatusCode::OK), Some(StatusCode::CREATED)]));
        record("d", &"x".repeat(9000));
        assert_eq!(paths(&journal).join(" "), "c d");
        record("e", &"x".repeat(9000));
        assert_eq!(
            (paths(&journal).join(" "), journal.forgotten()),
            ("e".to_owned(), 4)
        );
        record("f", &"x".repeat(10_000));
        assert!(paths(&journal).is_empty());
        assert_eq!(lock(&journal.pages).bytes, 0);
        journal.clear();
        assert_eq!(journal.forgotten(), 0);
    }

    #[test]
    fn journal_that_is_off_keeps_nothing() {
        let journal = Journal::new(Limits::NOTHING);
        let entry = journal.record(request("/api/v1/connectors/oauth/callback", "code=c", ""));
        journal.answered(entry, StatusCode::OK);
        assert!(journal.seen(true).is_empty());
        assert_eq!((journal.code_count("c"), journal.forgotten()), (0, 1));
    }

    #[test]
    fn codes_are_counted_in_callbacks_alone() {
        let journal = Journal::default();
        for (path, query) in [
            ("/api/v1/connectors/oauth/callback", "code=a%20b&state=s"),
            ("/API/v1/Connectors/oauth/callback/", "state=s&code=a+b"),
            ("/api/v1/connectors/oauth/callback", "code=a"),
            ("/api/v1/connectors/x/config", "code=a+b"),
        ] {
            journal.record(request(path, query, ""));
        }
        assert_eq!([journal.code_count("a b"), journal.code_count("a")], [2, 1]);
    }

    #[test]
    fn request_ids_are_cut_to_size() {
        assert_eq!(request_id(Some("my-id:1.a_b <x>")), "my-id:1.a_bx");
        assert_eq!(request_id(Some(&"x".repeat(100))).len(), 64);
        let made = request_id(Some("<>"));
        assert!(made.starts_with("anon-") && made.len() == 37, "{made}");
    }

    #[test]
    fn the_api_is_told_from_pages() {
        assert!(is_api("/api/v1") && is_api("/API/v1/connectors"));
        assert!(!is_api("/api/v11") && !is_api("/provider/token") && !is_api("/äpi/v1"));
    }
}
