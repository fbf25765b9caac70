//! Options of one call, or of several.
//!
//! This module validates headers at once and stores everything else. The other options are checked
//! by [`Settings`](crate::client::settings::Settings). Entry point: [`RequestOptions`].

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue};

use crate::auth::Security;
use crate::reply::StreamLimits;
use crate::retry::RetryConfig;

/// The maximum number of headers of a request. A header line has 5 bytes at least, and PipesHub's
/// gateway accepts a head of 16 KiB. A `HeaderMap` with more than 32,768 headers would panic.
pub(crate) const MAX_HEADERS: usize = 16 * 1024 / 5;

pub(crate) const TOO_MANY_HEADERS: &str =
    "there are more headers than fit into the 16 KiB of a request head; remove some";

pub(crate) const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Options for [`PipeshubCore::with_options`](crate::PipeshubCore::with_options).
///
/// An option that is not set keeps the value of the core.
///
/// ```
/// # fn f(core: &pipeshub_core::PipeshubCore) -> Result<(), pipeshub_core::Error> {
/// use std::time::Duration;
/// use pipeshub_core::{RequestOptions, RetryConfig};
///
/// let hurried = core.with_options(
///     RequestOptions::new().timeout(Duration::from_secs(5)).retries(RetryConfig::none()).header("x-request-id", "job-7"),
/// )?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Default)]
#[must_use]
pub struct RequestOptions {
    pub(crate) timeout: Option<Duration>,
    pub(crate) retries: Option<RetryConfig>,
    pub(crate) retry_codes: Option<Vec<u16>>,
    pub(crate) headers: HeaderMap,
    pub(crate) request_id: Option<HeaderValue>,
    /// The first problem with a header, reported when the options are used.
    pub(crate) problem: Option<Cow<'static, str>>,
    pub(crate) server_url: Option<String>,
    pub(crate) security: Option<Security>,
    pub(crate) max_response_bytes: Option<usize>,
    pub(crate) stream: StreamLimits,
}

impl RequestOptions {
    /// Creates options that change nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the deadline of a call: all attempts, pauses and bodies together.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Sets how often and how fast a call is retried.
    pub fn retries(mut self, retries: RetryConfig) -> Self {
        self.retries = Some(retries);
        self
    }

    /// Sets the statuses that are retried. Default: 429, 500, 502, 503 and 504.
    ///
    /// An operation that must not run twice is retried after 429 only, even if this list contains
    /// other statuses.
    pub fn retry_codes(mut self, statuses: impl IntoIterator<Item = u16>) -> Self {
        self.retry_codes = Some(statuses.into_iter().collect());
        self
    }

    /// Adds a header.
    ///
    /// `x-request-id` replaces the id that the SDK creates. Headers that the SDK or HTTP itself
    /// sets are refused.
    ///
    /// A [`server_url`](Self::server_url) of another origin drops the headers of the core. `accept`
    /// and `user-agent` then have their defaults again.
    pub fn header(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        // Parsed here, so that a program without this setter does not link the parser.
        match parse_header(name.as_ref(), value.as_ref()) {
            Ok((name, value)) if name == X_REQUEST_ID => self.request_id = Some(value),
            Ok((name, value)) => {
                self.headers.insert(name, value);
                self.limit_headers();
            }
            Err(problem) => drop(self.problem.get_or_insert(problem)),
        }
        self
    }

    /// Refuses more headers than a request may have. The map is then cleared, so that it remains
    /// small however many headers follow.
    fn limit_headers(&mut self) {
        if self.headers.len() > MAX_HEADERS {
            self.headers.clear();
            self.problem.get_or_insert(TOO_MANY_HEADERS.into());
        }
    }

    /// Sets another server.
    ///
    /// If its origin differs, the credentials and the headers of the core are dropped. Use
    /// [`security`](Self::security) and [`header`](Self::header) of these options to set others.
    /// `accept` and `user-agent` then have their defaults again.
    pub fn server_url(mut self, url: impl Into<String>) -> Self {
        self.server_url = Some(url.into());
        self
    }

    /// Sets other credentials.
    pub fn security(mut self, security: impl Into<Security>) -> Self {
        self.security = Some(security.into());
        self
    }

    /// Sets the maximum size of a response body in bytes. Default: 1 MiB.
    pub fn max_response_bytes(mut self, bytes: usize) -> Self {
        self.max_response_bytes = Some(bytes);
        self
    }

    /// Sets the limit on each silence in a body that is read piece by piece.
    ///
    /// The call fails with [`Timeout`](crate::ErrorKind::Timeout) if no byte arrives for this time.
    /// Comment lines and heartbeats of an event stream count. Default: the limit of the operation,
    /// which is 60 s for a download.
    ///
    /// PipesHub never ends a download whose source broke. Without a limit, a program would wait
    /// forever.
    ///
    /// ```
    /// # fn f(core: &pipeshub_core::PipeshubCore) -> Result<(), pipeshub_core::Error> {
    /// use std::time::Duration;
    /// use pipeshub_core::RequestOptions;
    ///
    /// let patient = core.with_options(RequestOptions::new().idle_timeout(Duration::from_secs(600)))?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        // Checked here, so that a program without this setter does not link the check.
        if timeout.is_zero() {
            self.problem.get_or_insert(
                "idle_timeout must not be zero; leave it out for the default".into(),
            );
        }
        self.stream.set_idle_timeout(timeout);
        self
    }

    /// Sets the maximum size of one event of an event stream in bytes. Default: 16 MiB.
    ///
    /// The last event of a chat contains the whole conversation. For a larger event, the call fails
    /// with [`TooLarge`](crate::ErrorKind::TooLarge).
    ///
    /// ```
    /// use pipeshub_core::RequestOptions;
    ///
    /// let options = RequestOptions::new().max_event_bytes(64 << 20);
    /// ```
    pub fn max_event_bytes(mut self, bytes: usize) -> Self {
        self.stream.set_max_event_bytes(bytes);
        self
    }
}

impl RequestOptions {
    /// Overwrites the options that are set in `newer`.
    pub(crate) fn merge(&mut self, newer: Self) {
        let Self {
            timeout,
            retries,
            retry_codes,
            headers,
            request_id,
            problem,
            server_url,
            security,
            max_response_bytes,
            stream,
        } = newer;
        self.timeout = timeout.or(self.timeout);
        self.retries = retries.or(self.retries.take());
        self.retry_codes = retry_codes.or(self.retry_codes.take());
        self.headers.extend(headers);
        self.request_id = request_id.or(self.request_id.take());
        // The first problem is the one to report.
        self.problem = self.problem.take().or(problem);
        self.limit_headers();
        self.server_url = server_url.or(self.server_url.take());
        self.security = security.or(self.security.take());
        self.max_response_bytes = max_response_bytes.or(self.max_response_bytes);
        self.stream = stream.or(self.stream);
    }
}

fn parse_header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), Cow<'static, str>> {
    // Headers of HTTP's framing, headers that the SDK sets, and conditions, which would turn
    // responses into empty 304s.
    const RESERVED: [&str; 17] = [
        "host",
        "authorization",
        "proxy-authorization",
        "content-length",
        "content-type",
        "connection",
        "keep-alive",
        "transfer-encoding",
        "te",
        "trailer",
        "upgrade",
        "expect",
        "accept-encoding",
        "if-none-match",
        "if-match",
        "if-modified-since",
        "range",
    ];
    let Ok(name) = HeaderName::from_bytes(name.as_bytes()) else {
        return Err("invalid header name; use letters, digits and '-'".into());
    };
    if RESERVED.contains(&name.as_str()) {
        return Err(
            format!("the header {name} is set by the SDK or by HTTP itself; leave it out").into(),
        );
    }
    let Ok(mut value) = HeaderValue::from_str(value) else {
        return Err(format!("invalid value of the header {name}; use printable ASCII only").into());
    };
    if name == X_REQUEST_ID {
        // The gateway silently drops the rest of a longer id. Its log would then contain another id
        // than the caller's.
        let fits = |b: &u8| b.is_ascii_alphanumeric() || b"._:-".contains(b);
        if !matches!(value.len(), 1..=64) || !value.as_bytes().iter().all(fits) {
            return Err(
                "invalid x-request-id; use 1 to 64 letters, digits, '.', '_', ':' and '-'".into(),
            );
        }
    } else {
        value.set_sensitive(true);
    }
    Ok((name, value))
}

/// Omits the values of headers, which may be keys. Omits the URL, which may contain a password
/// until it is checked.
impl fmt::Debug for RequestOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.headers.keys().collect();
        f.debug_struct("RequestOptions")
            .field("timeout", &self.timeout)
            .field("retries", &self.retries)
            .field("retry_codes", &self.retry_codes)
            .field("headers", &names)
            .field("security", &self.security)
            .field("max_response_bytes", &self.max_response_bytes)
            .field("idle_timeout", &self.stream.idle_timeout())
            .field("max_event_bytes", &self.stream.max_event_bytes())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merge_replaces_set_options_and_keeps_the_others() {
        let full = || {
            RequestOptions::new()
                .timeout(Duration::from_secs(1))
                .retries(RetryConfig::none())
                .retry_codes([500])
                .header("x-a", "1")
                .header("x-request-id", "id-1")
                .server_url("https://a")
                .security(Security::bearer("t"))
                .max_response_bytes(7)
                .idle_timeout(Duration::from_secs(3))
                .max_event_bytes(9)
        };
        let mut options = full();
        options.merge(RequestOptions::new());
        assert_eq!(format!("{options:?}"), format!("{:?}", full()));
        assert_eq!(
            (options.request_id, options.server_url),
            (full().request_id, full().server_url)
        );

        let mut options = full();
        options.merge(
            RequestOptions::new()
                .timeout(Duration::from_secs(2))
                .retries(RetryConfig::new())
                .retry_codes([501])
                .header("x-a", "2")
                .header("x-b", "3")
                .header("x-request-id", "id-2")
                .server_url("https://b")
                .security(Security::none())
                .max_response_bytes(8)
                .idle_timeout(Duration::from_secs(4))
                .max_event_bytes(10),
        );
        assert_eq!(options.timeout, Some(Duration::from_secs(2)));
        assert_eq!(options.retries, Some(RetryConfig::new()));
        assert_eq!(options.retry_codes, Some(vec![501]));
        assert_eq!(
            (&options.headers["x-a"], &options.headers["x-b"]),
            (
                &HeaderValue::from_static("2"),
                &HeaderValue::from_static("3")
            )
        );
        assert_eq!(options.headers.len(), 2);
        assert_eq!(options.request_id.unwrap(), "id-2");
        assert_eq!(options.server_url.as_deref(), Some("https://b"));
        assert_eq!(format!("{:?}", options.security), "Some(Security::None)");
        assert_eq!(options.max_response_bytes, Some(8));
        assert_eq!(options.stream.idle_timeout(), Some(Duration::from_secs(4)));
        assert_eq!(options.stream.max_event_bytes(), Some(10));
    }

    #[test]
    fn merge_reports_the_first_problem() {
        let mut options = RequestOptions::new().header("host", "h");
        options.merge(RequestOptions::new().header("te", "t"));
        assert!(options.problem.unwrap().contains("host"));
        let mut options = RequestOptions::new();
        options.merge(RequestOptions::new().header("te", "t"));
        assert!(options.problem.unwrap().contains("te"));
    }

    #[test]
    fn more_headers_than_a_request_may_have_are_refused_and_not_kept() {
        let with = |count: usize| {
            (0..count).fold(RequestOptions::new(), |options, number| {
                options.header(format!("x-{number}"), "1")
            })
        };
        let most = with(MAX_HEADERS).header("x-0", "2");
        assert_eq!((most.headers.len(), most.problem), (MAX_HEADERS, None));
        let more = with(40_000);
        assert!(more.headers.len() <= MAX_HEADERS);
        assert_eq!(more.problem.as_deref(), Some(TOO_MANY_HEADERS));
        // Many options, each of which is valid alone.
        let mut merged = RequestOptions::new();
        for number in 0..40 {
            let names = (0..MAX_HEADERS).map(|name| format!("x-{number}-{name}"));
            merged.merge(names.fold(RequestOptions::new(), |options, name| {
                options.header(name, "1")
            }));
        }
        assert!(merged.headers.len() <= MAX_HEADERS);
        assert_eq!(merged.problem.as_deref(), Some(TOO_MANY_HEADERS));
    }

    #[test]
    fn debug_shows_no_value_of_a_header_and_no_url() {
        let options = RequestOptions::new()
            .header("x-key", "SECRET")
            .server_url("https://u:SECRET@h/");
        let text = format!("{options:?} {options:#?}");
        assert!(text.contains("x-key") && !text.contains("SECRET"), "{text}");
    }
}
