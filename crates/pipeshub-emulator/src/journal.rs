//! The record of the requests seen.

use std::collections::HashMap;
use std::sync::Mutex;

use http::{HeaderMap, Method, StatusCode};

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

/// Names a record while its request is handled.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry(usize);

#[derive(Debug, Default)]
pub(crate) struct Journal(Mutex<Pages>);

#[derive(Debug, Default)]
struct Pages {
    seen: Vec<SeenRequest>,
    /// How many records were dropped by `clear`, so that entries stay right.
    dropped: usize,
    codes: HashMap<String, usize>,
}

impl Journal {
    /// Records a request and counts the code it carries to the callback.
    pub(crate) fn record(&self, request: SeenRequest) -> Entry {
        let code = if is_callback(&request.path) {
            request.param("code")
        } else {
            None
        };
        let mut pages = lock(&self.0);
        if let Some(code) = code {
            *pages.codes.entry(code).or_default() += 1;
        }
        pages.seen.push(request);
        Entry(pages.dropped + pages.seen.len() - 1)
    }

    pub(crate) fn answered(&self, entry: Entry, status: StatusCode) {
        let mut pages = lock(&self.0);
        let index = entry.0.checked_sub(pages.dropped);
        if let Some(request) = index.and_then(|index| pages.seen.get_mut(index)) {
            request.status = Some(status);
        }
    }

    pub(crate) fn seen(&self, api: bool) -> Vec<SeenRequest> {
        lock(&self.0)
            .seen
            .iter()
            .filter(|request| request.is_api() == api)
            .cloned()
            .collect()
    }

    pub(crate) fn code_count(&self, code: &str) -> usize {
        lock(&self.0).codes.get(code).copied().unwrap_or_default()
    }

    pub(crate) fn clear(&self) {
        let mut pages = lock(&self.0);
        pages.dropped += pages.seen.len();
        pages.seen.clear();
        pages.codes.clear();
    }
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
