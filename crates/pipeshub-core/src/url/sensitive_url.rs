//! A URL that may carry secrets in its query.

use std::fmt;

use crate::secret::Secret;
use crate::url::query::{find, parameters, stands_for, value_of};
use crate::url::{InvalidUrl, split};

/// A URL that may carry a `state` or a code in its query: `Debug` shows scheme and host alone.
///
/// ```
/// use pipeshub_core::SensitiveUrl;
///
/// let url = SensitiveUrl::for_browser("https://idp.example/auth?state=abc".to_owned()).unwrap();
/// assert_eq!(format!("{url:?}"), "SensitiveUrl(https://idp.example/..)");
/// assert_eq!(url.as_str(), "https://idp.example/auth?state=abc");
/// ```
///
/// It has no `Display` on purpose: a log line would have the secret in it. Where the whole URL is
/// due, such as in front of the user who has to open it, say so: `println!("{}", url.as_str())`.
///
/// ```compile_fail,E0277
/// # let url = pipeshub_core::SensitiveUrl::unchecked(String::new());
/// println!("{url}");
/// ```
#[derive(PartialEq, Eq)]
pub struct SensitiveUrl(Secret);

impl SensitiveUrl {
    /// Takes a URL that a user's browser is about to be sent to.
    ///
    /// # Errors
    ///
    /// Anything but `https` (or `http` to loopback), a missing host, user info, anything that is
    /// not ASCII, control characters or blanks, and a backslash before the query, which browsers
    /// read as a slash.
    pub fn for_browser(url: String) -> Result<Self, InvalidUrl> {
        if !url.is_ascii() {
            return Err(InvalidUrl(
                "it has characters that a URL carries percent-encoded only",
            ));
        }
        let parts = split(&url)?;
        if !parts.https && !parts.is_loopback() {
            return Err(InvalidUrl("it is plain http to another machine"));
        }
        let rest = parts.rest.as_bytes();
        let path = &rest[..find(rest, b'?').unwrap_or(rest.len())];
        if find(path, b'\\').is_some() {
            return Err(InvalidUrl("it has a backslash in it"));
        }
        Ok(Self(url.into()))
    }

    /// Takes any text as it is: what a server calls a URL.
    #[must_use]
    pub fn unchecked(url: String) -> Self {
        Self(url.into())
    }

    /// The whole URL, with its query: what to print for the user who has to open it, or to redirect
    /// a browser to.
    #[doc(alias = "to_string")]
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.expose()
    }

    /// What stands between the first `?` and the `#`; empty where there is none.
    #[must_use]
    pub fn query(&self) -> &str {
        let url = self.as_str();
        let url = &url[..find(url.as_bytes(), b'#').unwrap_or(url.len())];
        find(url.as_bytes(), b'?').map_or("", |at| &url[at + 1..])
    }

    /// Whether its query has exactly one parameter of this name, and that one has this value.
    #[must_use]
    pub fn has_single_parameter(&self, name: &str, value: &str) -> bool {
        let mut values = parameters(self.query()).filter_map(|raw| value_of(raw, name));
        let first = values.next();
        first.is_some_and(|first| stands_for(first, value)) && values.next().is_none()
    }
}

/// The whole URL, as [`as_str`](SensitiveUrl::as_str) returns it.
impl AsRef<str> for SensitiveUrl {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Debug for SensitiveUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match split(self.as_str()) {
            Ok(parts) => {
                let scheme = if parts.https { "https" } else { "http" };
                write!(f, "SensitiveUrl({scheme}://{}/..)", parts.authority)
            }
            Err(_) => f.write_str("SensitiveUrl(..)"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn url_for_a_browser_is_https_or_loopback() {
        assert!(SensitiveUrl::for_browser("http://127.0.0.1:9400/auth?state=s".into()).is_ok());
        assert!(SensitiveUrl::for_browser("https://idp.example/a?b=c\\d".into()).is_ok());
        for bad in [
            "http://idp.example/auth",
            "https://idp.example\\@evil.example/",
            "https://idp.example/a\\b",
            "javascript:alert(1)",
            "https://idp.example/\u{9b}31m",
            "https://idp.example/\u{202e}",
        ] {
            assert!(SensitiveUrl::for_browser(bad.into()).is_err(), "{bad}");
        }
    }

    #[test]
    fn parameter_given_twice_or_broken_is_not_the_only_one() {
        let url = |query: &str| SensitiveUrl::unchecked(format!("https://h/p?{query}#state=x"));
        for query in ["state=a%2Bb", "x=1&%73tate=a%2bb&y", "state=a%2Bb&State=c"] {
            assert!(url(query).has_single_parameter("state", "a+b"), "{query}");
        }
        for query in [
            "",
            "state",
            "state=a+b",
            "state=a%2Bb&state=a%2Bb",
            "state=a%2Bb&stat%65=c",
            "state=a%2",
            "xstate=a%2Bb",
        ] {
            assert!(!url(query).has_single_parameter("state", "a+b"), "{query}");
        }
    }

    #[test]
    fn debug_shows_scheme_and_host_alone() {
        let url = SensitiveUrl::unchecked("https://h:1/p?code=SECRET#SECRET".into());
        assert_eq!(format!("{url:?}"), "SensitiveUrl(https://h:1/..)");
        assert_eq!(url.query(), "code=SECRET");
        assert_eq!(
            format!("{:?}", SensitiveUrl::unchecked("None/SECRET".into())),
            "SensitiveUrl(..)"
        );
    }
}
