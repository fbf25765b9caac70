//! The journal of received requests.
//!
//! The journal keeps the latest requests within its limits. It never contains bodies. Entry point:
//! [`Journal::record`].

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex};

use http::{HeaderMap, HeaderValue, Method, StatusCode};
use serde::Serialize;

use crate::query::Query;
use crate::sync::lock;

/// A request that the emulator has received.
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
    /// The path as sent, with its percent escapes.
    pub path: String,
    /// The query as sent, without the `?`.
    pub query: Option<String>,
    /// The id of the operation in the API document, such as `getAllUsers`.
    ///
    /// `None` for a request to no operation. A route of the real server that the document lacks has
    /// its method and path, such as `GET /health`. The response to such a route is 501.
    pub operation: Option<&'static str>,
    /// The headers.
    pub headers: HeaderMap,
    /// The request id in the gateway's log.
    ///
    /// The gateway reduces `X-Request-ID` to `[A-Za-z0-9._:-]` and 64 characters. If nothing
    /// remains, the id is `anon-` and 32 hex digits. No response contains the id.
    pub request_id: String,
    /// The status of the response.
    ///
    /// `None` while the request is being handled, and after a fault has closed the connection.
    pub status: Option<StatusCode>,
    /// Whether the response is a sample or scripted, so that no recording proves its fields.
    ///
    /// Such a response has the header `x-emulator-sample: true`.
    pub is_sample: bool,
}

/// A request of the journal in JSON.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Entry<'a> {
    method: &'a str,
    path: &'a str,
    query: Option<&'a str>,
    operation: Option<&'a str>,
    status: Option<u16>,
    is_sample: bool,
    request_id: &'a str,
}

impl SeenRequest {
    pub(crate) fn entry(&self) -> Entry<'_> {
        Entry {
            method: self.method.as_str(),
            path: &self.path,
            query: self.query.as_deref(),
            operation: self.operation,
            status: self.status.map(|status| status.as_u16()),
            is_sample: self.is_sample,
            request_id: &self.request_id,
        }
    }

    /// Returns the request as a line of JSON, without its headers.
    ///
    /// Its fields are `method`, `path`, `query`, `operation`, `status`, `isSample` and `requestId`.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Serialization cannot fail: the fields are texts and numbers.
        serde_json::to_string(&self.entry()).unwrap_or_default()
    }

    /// Returns the decoded value of a query parameter.
    ///
    /// If the parameter is repeated, its first value is returned.
    #[must_use]
    pub fn param(&self, name: &str) -> Option<String> {
        Query::parse(self.query.as_deref()?)
            .first(name)
            .map(str::to_owned)
    }

    /// Returns the value of a header as text.
    ///
    /// `None` if the header is missing, or is not visible ASCII.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Whether the emulator has made a response.
    #[must_use]
    pub fn answered(&self) -> bool {
        self.status.is_some()
    }

    /// Whether this is an API request.
    ///
    /// Requests for web pages and to the provider are not.
    pub(crate) fn is_api(&self) -> bool {
        self.operation.is_some() || is_api(&self.path)
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

/// Whether a path is the callback's, in any spelling that Express accepts.
fn is_callback(path: &str) -> bool {
    path.trim_end_matches('/')
        .eq_ignore_ascii_case("/api/v1/connectors/oauth/callback")
}

/// The limits of the journal.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    pub(crate) requests: usize,
    pub(crate) bytes: usize,
}

impl Limits {
    /// The limits of a journal that is off.
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

/// The number of a request in the journal.
///
/// Numbers count up from the start of the emulator and are never reused.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RequestNumber(usize);

/// A function that is called with each request once its response is known.
#[derive(Clone)]
pub(crate) struct Watcher(pub(crate) Arc<dyn Fn(&SeenRequest) + Send + Sync>);

impl fmt::Debug for Watcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Watcher")
    }
}

/// The latest requests, within the limits.
///
/// The lock is held for one access each, never while a request is handled.
#[derive(Debug, Default)]
pub(crate) struct Journal {
    limits: Limits,
    watcher: Option<Watcher>,
    state: Mutex<JournalState>,
}

#[derive(Debug, Default)]
struct JournalState {
    requests: VecDeque<SeenRequest>,
    /// The memory of the requests in `requests`.
    bytes: usize,
    /// The number of the first request in `requests`. It grows when requests are dropped or
    /// cleared, so that a [`RequestNumber`] never refers to another request.
    first_number: usize,
    /// The number of requests that the limits have dropped since `clear`.
    forgotten: usize,
}

impl JournalState {
    fn drop_oldest(&mut self) {
        if let Some(oldest) = self.requests.pop_front() {
            self.bytes -= memory(&oldest);
            self.first_number += 1;
            self.forgotten += 1;
        }
    }
}

impl Journal {
    pub(crate) fn new(limits: Limits, watcher: Option<Watcher>) -> Self {
        Self {
            limits,
            watcher,
            state: Mutex::default(),
        }
    }

    /// Records a request, and drops the oldest ones beyond the limits.
    pub(crate) fn record(&self, request: SeenRequest) -> RequestNumber {
        let mut state = lock(&self.state);
        let number = RequestNumber(state.first_number + state.requests.len());
        state.bytes += memory(&request);
        state.requests.push_back(request);
        while state.requests.len() > self.limits.requests || state.bytes > self.limits.bytes {
            state.drop_oldest();
        }
        number
    }

    /// Describes the response to a request that is still recorded.
    ///
    /// `status` is `None` if a fault closes the connection instead.
    pub(crate) fn set_response(
        &self,
        number: RequestNumber,
        status: Option<StatusCode>,
        is_sample: bool,
    ) {
        let mut state = lock(&self.state);
        let index = number.0.checked_sub(state.first_number);
        if let Some(request) = index.and_then(|index| state.requests.get_mut(index)) {
            request.status = status;
            request.is_sample = is_sample;
            if let Some(watcher) = &self.watcher {
                (watcher.0)(request);
            }
        }
    }

    pub(crate) fn requests(&self, api: bool) -> Vec<SeenRequest> {
        lock(&self.state)
            .requests
            .iter()
            .filter(|request| request.is_api() == api)
            .cloned()
            .collect()
    }

    pub(crate) fn forgotten(&self) -> usize {
        lock(&self.state).forgotten
    }

    pub(crate) fn code_count(&self, code: &str) -> usize {
        lock(&self.state)
            .requests
            .iter()
            .filter(|request| is_callback(&request.path))
            .filter(|request| request.param("code").as_deref() == Some(code))
            .count()
    }

    pub(crate) fn clear(&self) {
        let mut state = lock(&self.state);
        let first_number = state.first_number + state.requests.len();
        *state = JournalState {
            first_number,
            ..JournalState::default()
        };
    }
}

/// Returns the memory of a request, without the allocator's overhead.
fn memory(request: &SeenRequest) -> usize {
    // An entry of a `HeaderMap`, its index, and its share of the spare capacity.
    const FIELD: usize = 256;
    let fields = request.headers.iter();
    let fields = fields.map(|(name, value)| FIELD + name.as_str().len() + value.len());
    let texts = request.path.len()
        + request.query.as_ref().map_or(0, String::len)
        + request.request_id.len()
        + request.method.as_str().len();
    size_of::<SeenRequest>() + texts + fields.sum::<usize>()
}

/// Copies headers into memory of their own.
///
/// A value that hyper has read keeps the whole read buffer alive.
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

/// Returns the logged request id for the client's `X-Request-ID`.
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
            operation: None,
            method: Method::GET,
            path: path.to_owned(),
            query: Some(query.to_owned()),
            headers,
            request_id: String::new(),
            status: None,
            is_sample: false,
        }
    }

    fn paths(journal: &Journal) -> Vec<String> {
        let requests = journal.requests(true).into_iter();
        requests
            .map(|request| request.path["/api/v1/".len()..].to_owned())
            .collect()
    }

    #[test]
    fn request_beyond_the_limits_replaces_the_oldest() {
        let bytes = 10_000;
        let journal = Journal::new(Limits { requests: 2, bytes }, None);
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
        // The first request is dropped, and its status is set on no other request.
        journal.set_response(first, Some(StatusCode::OK), false);
        journal.set_response(third, Some(StatusCode::CREATED), false);
        let statuses = || {
            journal
                .requests(true)
                .into_iter()
                .map(|request| request.status)
        };
        assert!(statuses().eq([None, Some(StatusCode::CREATED)]));
        journal.set_response(second, Some(StatusCode::OK), false);
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
        assert_eq!(lock(&journal.state).bytes, 0);
        journal.clear();
        assert_eq!(journal.forgotten(), 0);
    }

    #[test]
    fn journal_that_is_off_records_nothing() {
        let journal = Journal::new(Limits::NOTHING, None);
        let number = journal.record(request("/api/v1/connectors/oauth/callback", "code=c", ""));
        journal.set_response(number, Some(StatusCode::OK), false);
        assert!(journal.requests(true).is_empty());
        assert_eq!((journal.code_count("c"), journal.forgotten()), (0, 1));
    }

    #[test]
    fn code_count_includes_callbacks_only() {
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
    fn request_id_is_reduced_to_allowed_characters() {
        assert_eq!(request_id(Some("my-id:1.a_b <x>")), "my-id:1.a_bx");
        assert_eq!(request_id(Some(&"x".repeat(100))).len(), 64);
        let made = request_id(Some("<>"));
        assert!(made.starts_with("anon-") && made.len() == 37, "{made}");
    }

    #[test]
    fn api_path_is_distinguished_from_pages() {
        assert!(is_api("/api/v1") && is_api("/API/v1/connectors"));
        assert!(!is_api("/api/v11") && !is_api("/provider/token") && !is_api("/äpi/v1"));
    }
}
