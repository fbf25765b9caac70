//! A URL that may carry secrets in its query.

use std::fmt;

use crate::secret::Secret;
use crate::url::query::{find, parameters, stands_for, value_of};
use crate::url::{InvalidUrl, split};

/// A URL that may contain a `state` or a code in its query. `Debug` prints only scheme and host.
///
/// ```
/// use pipeshub_core::SensitiveUrl;
///
/// let url = SensitiveUrl::for_browser("https://idp.example/auth?state=abc".to_owned()).unwrap();
/// assert_eq!(format!("{url:?}"), "SensitiveUrl(https://idp.example/..)");
/// assert_eq!(url.as_str(), "https://idp.example/auth?state=abc");
/// ```
///
/// This type has no `Display`, so that a log line cannot contain the secret by mistake. Show the
/// whole URL only on purpose, such as to the user who has to open it:
/// `println!("{}", url.as_str())`.
///
/// ```compile_fail,E0277
/// # let url = pipeshub_core::SensitiveUrl::unchecked(String::new());
/// println!("{url}");
/// ```
#[derive(PartialEq, Eq)]
pub struct SensitiveUrl(Secret);

impl SensitiveUrl {
    /// Checks a URL that a user's browser will open.
    ///
    /// # Errors
    ///
    /// - The scheme is not `https`, or `http` to loopback.
    /// - The URL has no host, or it has user info.
    /// - The URL contains a non-ASCII character, a control character or a blank.
    /// - The URL contains a backslash before the query, which browsers read as a slash.
    pub fn for_browser(url: String) -> Result<Self, InvalidUrl> {
        if !url.is_ascii() {
            return Err(InvalidUrl(
                "it contains non-ASCII characters; percent-encode them",
            ));
        }
        let parts = split(&url)?;
        if !parts.https && !parts.is_loopback() {
            return Err(InvalidUrl("it is plain http to another machine; use https"));
        }
        let rest = parts.rest.as_bytes();
        let path = &rest[..find(rest, b'?').unwrap_or(rest.len())];
        if find(path, b'\\').is_some() {
            return Err(InvalidUrl("its path contains a backslash"));
        }
        Ok(Self(url.into()))
    }

    /// Wraps any text without a check, such as a URL from a server.
    #[must_use]
    pub fn unchecked(url: String) -> Self {
        Self(url.into())
    }

    /// The whole URL with its query.
    ///
    /// Print it for the user who has to open it, or redirect a browser to it.
    #[doc(alias = "to_string")]
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.expose()
    }

    /// The text between the first `?` and the `#`; empty if there is none.
    #[must_use]
    pub fn query(&self) -> &str {
        let url = self.as_str();
        let url = &url[..find(url.as_bytes(), b'#').unwrap_or(url.len())];
        find(url.as_bytes(), b'?').map_or("", |at| &url[at + 1..])
    }

    /// Whether the query contains exactly one parameter of this name, with this value.
    #[must_use]
    pub fn has_single_parameter(&self, name: &str, value: &str) -> bool {
        let mut values = parameters(self.query()).filter_map(|raw| value_of(raw, name));
        let first = values.next();
        first.is_some_and(|first| stands_for(first, value)) && values.next().is_none()
    }
}

/// Returns the whole URL, as [`as_str`](SensitiveUrl::as_str) does.
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
    fn debug_shows_only_scheme_and_host() {
        let url = SensitiveUrl::unchecked("https://h:1/p?code=SECRET#SECRET".into());
        assert_eq!(format!("{url:?}"), "SensitiveUrl(https://h:1/..)");
        assert_eq!(url.query(), "code=SECRET");
        assert_eq!(
            format!("{:?}", SensitiveUrl::unchecked("None/SECRET".into())),
            "SensitiveUrl(..)"
        );
    }
}
