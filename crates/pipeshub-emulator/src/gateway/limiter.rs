//! The rate limiter: a fixed window per client address, before authentication.

use std::net::IpAddr;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use http::HeaderMap;

use crate::bounded::Bounded;
use crate::reply::{self, Reply};
use crate::sync::lock;

/// Clients that are counted at the same time, and the length at which their names are cut: anybody
/// can make up any number of long ones.
const MAX_CLIENTS: usize = 10_000;
const MAX_NAME: usize = 64;

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

/// Where a client stands after a request was counted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Count {
    limit: u32,
    window: Duration,
    remaining: u32,
    /// Whole seconds until the window ends, rounded up.
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

    /// Counts a request; `Err` if it is one too many.
    pub(crate) fn count(&self, client: String) -> Result<Count, Count> {
        let now = Instant::now();
        let fresh = Window {
            since: now,
            count: 0,
        };
        let mut windows = lock(&self.windows);
        let window = windows.get_or_insert(client, || fresh);
        if now.duration_since(window.since) >= self.window {
            *window = fresh;
        }
        window.count = window.count.saturating_add(1);
        let left = self.window.saturating_sub(now.duration_since(window.since));
        let count = Count {
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

impl Count {
    /// Adds the `RateLimit-…` headers.
    pub(crate) fn describe(self, reply: &mut Reply) {
        let Self {
            limit,
            window,
            remaining,
            reset,
        } = self;
        reply::set(
            reply,
            "ratelimit-policy",
            &format!("{limit};w={}", whole_seconds(window)),
        );
        reply::set(reply, "ratelimit-limit", &limit.to_string());
        reply::set(reply, "ratelimit-remaining", &remaining.to_string());
        reply::set(reply, "ratelimit-reset", &reset.to_string());
    }
}

fn whole_seconds(time: Duration) -> u64 {
    time.as_secs() + u64::from(time.subsec_nanos() > 0)
}

/// Whom a request is counted for: the first entry of `X-Forwarded-For`, believed as it is, or the
/// peer.
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
    fn each_client_has_a_window_of_its_own() {
        let limiter = Limiter::new(2, Duration::from_secs(60));
        let count = |client: &str| limiter.count(client.to_owned());
        assert_eq!(count("a").unwrap().remaining, 1);
        let second = count("a").unwrap();
        assert_eq!((second.remaining, second.reset), (0, 60));
        assert_eq!(count("a").unwrap_err().remaining, 0);
        assert_eq!(count("b").unwrap().remaining, 1);
    }

    #[test]
    fn a_window_ends() {
        let limiter = Limiter::new(1, Duration::ZERO);
        assert!((0..5).all(|_| limiter.count("a".to_owned()).is_ok()));
    }

    #[test]
    fn invented_clients_do_not_fill_the_memory() {
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
    fn the_first_forwarded_entry_wins() {
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
