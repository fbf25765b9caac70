//! Lookup and TCP: a byte stream to a host and a port.
//!
//! This module connects to the addresses of a host, in the manner of RFC 8305. TLS and time limits
//! are in [`connect`](super::connect). hyper-util's connector is not used, because it is 16 kB
//! larger and uses tokio's lookup (see [`lookup`](super::lookup)). Entry point: [`tcp`].

use std::future::{Future, poll_fn};
use std::io;
use std::net::SocketAddr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::{Instant, sleep_until};

use super::lookup::resolve;
use crate::transport::BoxFuture;

/// A byte stream to a server.
pub trait Io: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Io for T {}

/// Opens a byte stream to a host (an IPv6 address without its brackets) and a port.
pub type Dial =
    Arc<dyn Fn(String, u16) -> BoxFuture<'static, io::Result<Box<dyn Io>>> + Send + Sync>;

/// The delay before the next address is tried (RFC 8305, "Connection Attempt Delay").
const NEXT_ADDRESS_AFTER: Duration = Duration::from_millis(250);

/// Returns the dialer for lookup and TCP.
pub(crate) fn tcp() -> Dial {
    let lookups = Arc::default();
    Arc::new(move |host, port| {
        let lookups = Arc::clone(&lookups);
        Box::pin(async move {
            let addresses = resolve(host, port, lookups).await?;
            let stream = connect(interleaved(addresses)).await?;
            // A request is a single write. Nagle's algorithm would only delay it.
            stream.set_nodelay(true)?;
            Ok(Box::new(stream) as Box<dyn Io>)
        })
    })
}

/// Alternates between the address families, and keeps the first address first. So a network without
/// IPv6 costs one delay only.
fn interleaved(mut addresses: Vec<SocketAddr>) -> Vec<SocketAddr> {
    for at in 1..addresses.len() {
        let last = addresses[at - 1].is_ipv6();
        let rest = &addresses[at..];
        if let Some(other) = rest.iter().position(|address| address.is_ipv6() != last) {
            let address = addresses.remove(at + other);
            addresses.insert(at, address);
        }
    }
    addresses
}

/// Connects to the first address that accepts.
///
/// The next attempt starts when an attempt has failed or [`NEXT_ADDRESS_AFTER`] has passed. State:
///
/// - `addresses`: the addresses that were not tried yet.
/// - `attempts`: the attempts in flight.
/// - `next_at`: the time from which another attempt may start.
/// - `failure`: the last error.
///
/// Each turn of the loop polls every attempt, and then starts at most one more, which the next turn
/// polls. The loop ends when an attempt succeeds, or when no address and no attempt is left. It
/// returns `Pending` only after every attempt, and the timer if it is needed, has registered the
/// waker.
async fn connect(addresses: Vec<SocketAddr>) -> io::Result<TcpStream> {
    let mut addresses = addresses.into_iter();
    let mut attempts: Vec<Pin<Box<dyn Future<Output = io::Result<TcpStream>> + Send>>> = Vec::new();
    let mut failure = io::Error::new(io::ErrorKind::NotFound, "the host has no address");
    let mut next_at = pin!(sleep_until(Instant::now()));
    poll_fn(move |cx| {
        loop {
            let mut at = 0;
            while at < attempts.len() {
                match poll_or_no_io(attempts[at].as_mut(), cx) {
                    Poll::Ready(Ok(stream)) => return Poll::Ready(Ok(stream)),
                    Poll::Ready(Err(error)) => {
                        failure = error;
                        drop(attempts.swap_remove(at));
                        next_at.as_mut().reset(Instant::now());
                    }
                    Poll::Pending => at += 1,
                }
            }
            let due = attempts.is_empty() || next_at.as_mut().poll(cx).is_ready();
            match addresses.as_slice().first() {
                Some(&address) if due => {
                    addresses.next();
                    attempts.push(Box::pin(TcpStream::connect(address)));
                    next_at.as_mut().reset(Instant::now() + NEXT_ADDRESS_AFTER);
                }
                None if attempts.is_empty() => {
                    return Poll::Ready(Err(std::mem::replace(
                        &mut failure,
                        io::ErrorKind::Other.into(),
                    )));
                }
                _ => return Poll::Pending,
            }
        }
    })
    .await
}

/// Polls an attempt. Returns an error in a runtime whose builder did not enable IO.
///
/// In such a runtime, tokio panics, and it has no function that checks for IO. A program that is
/// compiled to abort on a panic ends here, with tokio's message.
fn poll_or_no_io<F>(attempt: Pin<&mut F>, cx: &mut Context<'_>) -> Poll<io::Result<TcpStream>>
where
    F: Future<Output = io::Result<TcpStream>> + ?Sized,
{
    catch_unwind(AssertUnwindSafe(|| attempt.poll(cx)))
        .unwrap_or_else(|_| Poll::Ready(Err(io::ErrorKind::Unsupported.into())))
}

/// Whether an error of a [`Dial`] means that the runtime has no IO. Errors of the system with the
/// same kind have a number.
pub(super) fn is_without_io(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::Unsupported && error.raw_os_error().is_none()
}

#[cfg(test)]
mod tests {
    use tokio::net::TcpListener;

    use super::*;

    #[test]
    fn address_families_alternate() {
        let addresses = |list: &[&str]| {
            list.iter()
                .map(|a| a.parse().unwrap())
                .collect::<Vec<SocketAddr>>()
        };
        let mixed = interleaved(addresses(&[
            "[::1]:1",
            "[::2]:1",
            "[::3]:1",
            "1.1.1.1:1",
            "2.2.2.2:1",
        ]));
        assert_eq!(
            mixed,
            addresses(&["[::1]:1", "1.1.1.1:1", "[::2]:1", "2.2.2.2:1", "[::3]:1"])
        );
        assert_eq!(interleaved(vec![]), []);
    }

    #[tokio::test]
    async fn refused_address_is_followed_by_the_next() {
        let closed = TcpListener::bind("127.0.0.1:0")
            .await
            .unwrap()
            .local_addr()
            .unwrap();
        let open = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let stream = connect(vec![closed, closed, open.local_addr().unwrap()])
            .await
            .unwrap();
        assert_eq!(stream.peer_addr().unwrap(), open.local_addr().unwrap());
        let error = connect(vec![closed, closed]).await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::ConnectionRefused);
        assert_eq!(
            connect(vec![]).await.unwrap_err().kind(),
            io::ErrorKind::NotFound
        );
    }

    /// Returns an address that accepts no connection while the other values are kept.
    ///
    /// Linux does not respond if the queue of a listener is full. Other systems refuse. Paused time
    /// advances only while every task waits for it. So the second address is tried after the delay.
    #[cfg(target_os = "linux")]
    async fn hanging_address() -> (SocketAddr, (TcpListener, TcpStream)) {
        let full = tokio::net::TcpSocket::new_v4().unwrap();
        full.bind("127.0.0.1:0".parse().unwrap()).unwrap();
        let full = full.listen(0).unwrap();
        let address = full.local_addr().unwrap();
        let queued = TcpStream::connect(address).await.unwrap();
        (address, (full, queued))
    }

    #[cfg(target_os = "linux")]
    #[tokio::test(start_paused = true)]
    async fn hanging_address_delays_the_next_by_250_ms() {
        let (hanging, _kept) = hanging_address().await;
        let open = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let start = Instant::now();
        let stream = connect(vec![hanging, open.local_addr().unwrap()])
            .await
            .unwrap();
        assert_eq!(stream.peer_addr().unwrap(), open.local_addr().unwrap());
        assert!(
            start.elapsed() >= NEXT_ADDRESS_AFTER,
            "{:?}",
            start.elapsed()
        );
    }

    #[cfg(target_os = "linux")]
    #[tokio::test(start_paused = true)]
    async fn refused_addresses_beside_a_hanging_one_cost_no_delay_each() {
        let (hanging, _kept) = hanging_address().await;
        let closed = TcpListener::bind("127.0.0.1:0")
            .await
            .unwrap()
            .local_addr()
            .unwrap();
        let open = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut addresses = vec![hanging];
        addresses.extend([closed; 8]);
        addresses.push(open.local_addr().unwrap());
        let start = Instant::now();
        connect(addresses).await.unwrap();
        assert!(
            start.elapsed() < 5 * NEXT_ADDRESS_AFTER,
            "{:?}",
            start.elapsed()
        );
    }
}
