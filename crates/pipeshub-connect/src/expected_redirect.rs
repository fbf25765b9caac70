//! The check that recognizes the redirect of one flow.
//!
//! [`ExpectedRedirect`] compares the path and the state of a request. It reads no other parameter,
//! and opens no connection. [`ExpectedRedirect::is_met_by`] is the entry point.

use std::fmt;

/// The redirect that ends one flow.
///
/// Its request has the path of the flow's redirect URL, and contains the flow's state exactly once.
/// Any program of this machine and any page in the user's browser can send requests to a listener.
/// The state is a secret of the flow, so only the provider's redirect contains the state.
///
/// ```
/// use pipeshub_connect::ExpectedRedirect;
///
/// let expected = ExpectedRedirect::new("http://127.0.0.1:8085/callback/Google Drive", "s==");
/// assert!(expected.is_met_by("/callback/Google%20Drive?code=c&state=s%3D%3D"));
/// assert!(!expected.is_met_by("/callback/Google%20Drive?code=c&state=other"));
/// assert!(!expected.is_met_by("/favicon.ico?state=s%3D%3D"));
/// ```
pub struct ExpectedRedirect {
    path: Vec<u8>,
    state: String,
}

impl ExpectedRedirect {
    /// Expects this state at this redirect URL.
    ///
    /// The redirect URL is the `redirect_uri` in the query of the flow's authorization URL.
    #[must_use]
    pub fn new(redirect_uri: &str, state: impl Into<String>) -> Self {
        let after_scheme = redirect_uri
            .split_once("://")
            .map_or(redirect_uri, |(_, rest)| rest);
        let path = after_scheme.find(['/', '?', '#']);
        Self {
            path: decoded_path(path.map_or("", |start| &after_scheme[start..])),
            state: state.into(),
        }
    }

    /// Whether a request's target, which is its path and query, is this redirect.
    ///
    /// Both paths are decoded before the comparison, since a browser sends `%20` for a blank in the
    /// redirect URL.
    #[must_use]
    pub fn is_met_by(&self, target: &str) -> bool {
        let target = target.split('#').next().unwrap_or_default();
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let mut states = query.split('&').filter_map(|parameter| {
            let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
            (form_decoded(name) == b"state").then(|| form_decoded(value))
        });
        decoded_path(path) == self.path
            && !self.state.is_empty()
            && states.next().as_deref() == Some(self.state.as_bytes())
            && states.next().is_none()
    }
}

/// Omits the state, which is a secret.
impl fmt::Debug for ExpectedRedirect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ExpectedRedirect").finish_non_exhaustive()
    }
}

/// Returns the decoded path of a request target. An empty path is `/`.
fn decoded_path(target: &str) -> Vec<u8> {
    match target.split(['?', '#']).next() {
        None | Some("") => b"/".to_vec(),
        Some(path) => decoded(path.as_bytes()),
    }
}

/// Decodes a name or a value of a query, in which `+` is a blank.
fn form_decoded(text: &str) -> Vec<u8> {
    decoded(text.replace('+', " ").as_bytes())
}

/// Decodes percent escapes. A broken escape stays as it is.
fn decoded(text: &[u8]) -> Vec<u8> {
    let digit = |at: usize| char::from(*text.get(at)?).to_digit(16);
    let mut bytes = Vec::with_capacity(text.len());
    // `bytes` is the decoded form of `text[..at]`.
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        let escaped = digit(at + 1).zip(digit(at + 2)).filter(|_| byte == b'%');
        let value = escaped.and_then(|(high, low)| u8::try_from(high * 16 + low).ok());
        bytes.push(value.unwrap_or(byte));
        at += if value.is_some() { 3 } else { 1 };
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn request_with_the_path_and_the_state_is_the_redirect() {
        for (uri, target) in [
            ("http://h:1/cb/Drive", "/cb/Drive?code=c&state=s+%3D="),
            ("http://h:1/cb/Drive", "/cb/%44rive?st%61te=s%20==#state=x"),
            ("http://h/Google Drive", "/Google%20Drive?state=s+=="),
            ("http://h/Google%20Drive", "/Google%20Drive?state=s+=="),
            ("http://h/r&d/a=b;c+d?x=y", "/r&d/a=b;c+d?x=y&state=s+=="),
            ("http://h/100%/\u{e9}", "/100%/%C3%A9?state=s+==&other=%E9"),
            ("http://h", "/?state=s+=="),
            ("http://h?x=/y", "/?state=s+=="),
        ] {
            let expected = ExpectedRedirect::new(uri, "s ==");
            assert!(expected.is_met_by(target), "{uri} {target}");
        }
    }

    #[test]
    fn request_without_the_path_or_the_state_is_not_the_redirect() {
        let expected = ExpectedRedirect::new("http://127.0.0.1:8085/cb/Google Drive", "s==");
        for target in [
            "",
            "*",
            "/",
            "/cb/Google%20Drive",
            "/cb/Google%20Drive?state",
            "/cb/Google%20Drive?state=",
            "/cb/Google%20Drive?state=t&code=c",
            "/cb/Google%20Drive?state=s==x",
            "/cb/Google%20Drive?State=s==",
            "/cb/Google%20Drive?state=s==&state=s==",
            "/cb/Google%20Drive?state=s==&%73tate=t",
            "/cb/Google%20Drive?x=state=s==",
            "/cb/Google%20Drive#?state=s==",
            "/cb/Google%20Drive&state=s==",
            "/cb/Google%20Drive/?state=s==",
            "/cb/Google+Drive?state=s==",
            "/cb/google%20drive?state=s==",
            "/x.png?state=s==",
            "/?state=s==",
            "http://127.0.0.1:8085/cb/Google%20Drive?state=s==",
        ] {
            assert!(!expected.is_met_by(target), "{target}");
        }
        let empty = ExpectedRedirect::new("http://h/cb", "");
        assert!(!empty.is_met_by("/cb?state=") && !empty.is_met_by("/cb"));
    }

    #[test]
    fn debug_of_an_expected_redirect_omits_the_state() {
        let expected = ExpectedRedirect::new("http://h/cb", "SECRET");
        assert!(!format!("{expected:?}").contains("SECRET"));
    }
}
