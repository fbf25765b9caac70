//! The rate limiter.
//!
//! Counts requests in a fixed window per client address, before authentication. A client can choose
//! its address with `X-Forwarded-For`, as on the real server. Entry point: [`Limiter::count`].

use std::net::IpAddr;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use http::{HeaderMap, Response};

use crate::bounded::Bounded;
use crate::response;
use crate::sync::lock;

/// The maximum number of clients. A new client replaces the oldest one.
const MAX_CLIENTS: usize = 10_000;
/// The maximum length of a client's name, which a client can invent.
const MAX_NAME: usize = 64;

/// Whether a path has a limit of its own, whose headers replace those of the general one.
pub(crate) fn has_own_limit(path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    let starts = [
        "/api/v1/oauth2/token",
        "/api/v1/oauth2/revoke",
        "/api/v1/oauth2/introspect",
        "/api/v1/oauth-clients",
        "/api/v1/personal-access-tokens",
    ];
    starts.iter().any(|start| {
        let rest = path.strip_prefix(start);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}

/// Counts requests per client address.
#[derive(Debug)]
pub(crate) struct Limiter {
    limit: u32,
    window: Duration,
    windows: Mutex<Bounded<String, Window>>,
}

#[derive(Debug, Clone, Copy)]
struct Window {
    since: Instant,
    count: u32,
}

/// The state of a client's window after a request.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WindowState {
    limit: u32,
    window: Duration,
    remaining: u32,
    /// The seconds until the window ends, rounded up.
    pub(crate) reset: u64,
}

impl Limiter {
    pub(crate) fn new(limit: u32, window: Duration) -> Self {
        Self {
            limit,
            window,
            windows: Mutex::new(Bounded::new(MAX_CLIENTS)),
        }
    }

    /// Counts a request. `Err` if the request is over the limit.
    pub(crate) fn count(&self, client: String) -> Result<WindowState, WindowState> {
        let now = Instant::now();
        let new_window = Window {
            since: now,
            count: 0,
        };
        let mut windows = lock(&self.windows);
        let window = windows.get_or_insert(client, || new_window);
        if now.duration_since(window.since) >= self.window {
            *window = new_window;
        }
        window.count = window.count.saturating_add(1);
        let left = self.window.saturating_sub(now.duration_since(window.since));
        let count = WindowState {
            limit: self.limit,
            window: self.window,
            remaining: self.limit.saturating_sub(window.count),
            reset: whole_seconds(left).max(1),
        };
        if window.count > self.limit {
            Err(count)
        } else {
            Ok(count)
        }
    }
}

impl WindowState {
    /// Adds the `RateLimit-…` headers.
    pub(crate) fn describe(self, response: &mut Response<impl Sized>) {
        let Self {
            limit,
            window,
            remaining,
            reset,
        } = self;
        response::set(
            response,
            "ratelimit-policy",
            &format!("{limit};w={}", whole_seconds(window)),
        );
        response::set(response, "ratelimit-limit", &limit.to_string());
        response::set(response, "ratelimit-remaining", &remaining.to_string());
        response::set(response, "ratelimit-reset", &reset.to_string());
    }
}

fn whole_seconds(time: Duration) -> u64 {
    time.as_secs() + u64::from(time.subsec_nanos() > 0)
}

/// Returns the client of a request.
///
/// The client is the first entry of `X-Forwarded-For`, which is not verified, or else the peer.
pub(crate) fn client(headers: &HeaderMap, peer: IpAddr) -> String {
    let forwarded = headers
        .get("x-forwarded-for")
        .and_then(|value| value.to_str().ok());
    let first = forwarded
        .and_then(|list| list.split(',').next())
        .map(str::trim);
    first.filter(|entry| !entry.is_empty()).map_or_else(
        || peer.to_string(),
        |entry| entry.get(..MAX_NAME).unwrap_or(entry).to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn count_is_separate_for_each_client() {
        let limiter = Limiter::new(2, Duration::from_secs(60));
        let count = |client: &str| limiter.count(client.to_owned());
        assert_eq!(count("a").unwrap().remaining, 1);
        let second = count("a").unwrap();
        assert_eq!((second.remaining, second.reset), (0, 60));
        assert_eq!(count("a").unwrap_err().remaining, 0);
        assert_eq!(count("b").unwrap().remaining, 1);
    }

    #[test]
    fn own_limit_holds_below_its_paths() {
        for (path, is_own) in [
            ("/api/v1/oauth2/token", true),
            ("/API/v1/oauth-clients/x/suspend", true),
            ("/api/v1/personal-access-tokens/", true),
            ("/api/v1/oauth2/userinfo", false),
            ("/api/v1/oauth-clientsx", false),
            ("/api/v1/connectors", false),
        ] {
            assert_eq!(has_own_limit(path), is_own, "{path}");
        }
    }

    #[test]
    fn count_restarts_in_a_new_window() {
        let limiter = Limiter::new(1, Duration::ZERO);
        assert!((0..5).all(|_| limiter.count("a".to_owned()).is_ok()));
    }

    #[test]
    fn clients_beyond_the_limit_replace_the_oldest() {
        let limiter = Limiter::new(1, Duration::from_secs(60));
        for n in 0..=MAX_CLIENTS {
            assert!(limiter.count(n.to_string()).is_ok());
        }
        let windows = lock(&limiter.windows);
        assert!(windows.get("0").is_none() && windows.get("1").is_some());
        let mut headers = HeaderMap::new();
        let long = http::HeaderValue::from_str(&"x".repeat(10_000)).unwrap();
        headers.insert("x-forwarded-for", long);
        assert_eq!(client(&headers, [127, 0, 0, 1].into()).len(), MAX_NAME);
    }

    #[test]
    fn client_is_the_first_forwarded_entry() {
        let peer = IpAddr::from([127, 0, 0, 1]);
        let mut headers = HeaderMap::new();
        assert_eq!(client(&headers, peer), "127.0.0.1");
        headers.insert(
            "x-forwarded-for",
            http::HeaderValue::from_static("203.0.113.9, 10.0.0.1"),
        );
        assert_eq!(client(&headers, peer), "203.0.113.9");
    }
}
