//! Host name lookups that block neither the runtime nor its shutdown.
//!
//! tokio's own lookup runs on a thread of the runtime. The shutdown of the runtime then waits until
//! the system's resolver returns. This module uses a thread of its own for each lookup, and limits
//! their number. The connection to an address is in [`dial`](super::dial). Entry point:
//! [`resolve`].

use std::fmt;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, ToSocketAddrs};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::time::sleep;

use crate::sync::worker::start_thread;

/// The maximum number of concurrent lookups. Each blocks a thread until `getaddrinfo` returns.
const MAX_LOOKUPS: usize = 64;

/// Returns the addresses of a host.
///
/// The loop waits for a permit and ends when one is free. The thread holds the permit until its
/// lookup returns, even if the call is dropped before. `lookups` is the number of permits taken. It
/// guards no other data, so `Relaxed` is sufficient.
pub(super) async fn resolve(
    host: String,
    port: u16,
    lookups: Arc<AtomicUsize>,
) -> io::Result<Vec<SocketAddr>> {
    if let Ok(ip) = host.parse::<IpAddr>() {
        return Ok(vec![SocketAddr::new(ip, port)]);
    }
    if host.eq_ignore_ascii_case("localhost") {
        // `localhost` needs no lookup. A token may be sent to it over plain http, so the name must
        // mean this machine.
        let (v4, v6) = (Ipv4Addr::LOCALHOST, Ipv6Addr::LOCALHOST);
        return Ok(vec![(v4, port).into(), (v6, port).into()]);
    }
    let permit = loop {
        match LookupPermit::take(&lookups) {
            Some(permit) => break permit,
            // The connect timeout ends this wait.
            None => sleep(Duration::from_millis(10)).await,
        }
    };
    let (sender, receiver) = oneshot::channel();
    let look_up = move || {
        let _permit = permit;
        let _ = sender.send((&*host, port).to_socket_addrs().map(Vec::from_iter));
    };
    start_thread("pipeshub-lookup", Box::new(look_up))?;
    let found = receiver
        .await
        .unwrap_or_else(|_| Err(io::Error::other("the lookup's thread ended early")));
    found.map_err(|error| io::Error::new(error.kind(), LookupFailed(error)))
}

/// Marks a failed lookup. `io::ErrorKind` has no stable variant for it.
#[derive(Debug)]
pub(super) struct LookupFailed(io::Error);

impl fmt::Display for LookupFailed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the host name cannot be looked up")
    }
}

impl std::error::Error for LookupFailed {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

/// Permission for one lookup.
struct LookupPermit(Arc<AtomicUsize>);

impl LookupPermit {
    fn take(taken: &Arc<AtomicUsize>) -> Option<Self> {
        let next = |n: usize| (n < MAX_LOOKUPS).then_some(n + 1);
        taken
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, next)
            .ok()?;
        Some(Self(Arc::clone(taken)))
    }
}

impl Drop for LookupPermit {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolved(host: &str) -> io::Result<Vec<SocketAddr>> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        runtime.block_on(resolve(host.into(), 80, Arc::default()))
    }

    #[test]
    fn addresses_and_localhost_resolve_without_a_lookup() {
        assert_eq!(
            resolved("127.0.0.1").unwrap(),
            ["127.0.0.1:80".parse().unwrap()]
        );
        assert_eq!(
            resolved("2001:db8::1").unwrap(),
            ["[2001:db8::1]:80".parse().unwrap()]
        );
        assert_eq!(
            resolved("LocalHost").unwrap(),
            ["127.0.0.1:80".parse().unwrap(), "[::1]:80".parse().unwrap()]
        );
    }

    /// Neither name leaves the machine. The system parses the first as an address, and the second
    /// contains a zero byte.
    #[test]
    fn other_names_are_looked_up_by_the_system() {
        assert_eq!(
            resolved("127.1").unwrap(),
            ["127.0.0.1:80".parse().unwrap()]
        );
        let error = resolved("a\0b").unwrap_err();
        let failed = error.get_ref().unwrap();
        assert_eq!(failed.to_string(), "the host name cannot be looked up");
        assert_eq!(
            failed
                .source()
                .unwrap()
                .downcast_ref::<io::Error>()
                .unwrap()
                .kind(),
            error.kind()
        );
    }

    #[tokio::test(start_paused = true)]
    async fn lookup_waits_for_a_permit() {
        let taken = Arc::new(AtomicUsize::new(0));
        let mut permits: Vec<_> = (0..MAX_LOOKUPS)
            .map(|_| LookupPermit::take(&taken).unwrap())
            .collect();
        let lookup = || resolve("127.1".into(), 80, Arc::clone(&taken));
        assert!(
            tokio::time::timeout(Duration::from_secs(60), lookup())
                .await
                .is_err()
        );
        permits.pop();
        assert_eq!(lookup().await.unwrap().len(), 1);
    }

    #[test]
    fn hanging_lookups_are_bounded() {
        let taken = Arc::new(AtomicUsize::new(0));
        let permits: Vec<_> = std::iter::from_fn(|| LookupPermit::take(&taken))
            .take(1000)
            .collect();
        assert_eq!(permits.len(), MAX_LOOKUPS);
        drop(permits);
        assert_eq!(taken.load(Ordering::Relaxed), 0);
    }
}
