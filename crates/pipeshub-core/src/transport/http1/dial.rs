//! From a host and a port to a byte stream: look-up and TCP.
//!
//! hyper-util's own connector is left out for two reasons: tokio's look-up, which it uses, runs on
//! a thread that holds up the runtime's end for as long as the system's resolver hangs, and it is
//! 16 kB larger.

use std::fmt;
use std::future::{Future, poll_fn};
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, ToSocketAddrs};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::Poll;
use std::thread;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio::time::{Instant, sleep, sleep_until};

use crate::transport::BoxFuture;

/// A byte stream to a server.
pub trait Io: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Io for T {}

/// Opens a byte stream to a host (an IPv6 address without its brackets) and a port.
pub type Dial =
    Arc<dyn Fn(String, u16) -> BoxFuture<'static, io::Result<Box<dyn Io>>> + Send + Sync>;

/// How long one address may keep the next one waiting (RFC 8305, "Connection Attempt Delay").
const NEXT_ADDRESS_AFTER: Duration = Duration::from_millis(250);

/// Look-ups at the same time. Each has a thread, which nothing can end before the system's resolver
/// does.
const LOOK_UPS: usize = 64;

pub(crate) fn tcp() -> Dial {
    let look_ups = Arc::new(AtomicUsize::new(0));
    Arc::new(move |host, port| {
        let look_ups = Arc::clone(&look_ups);
        Box::pin(async move {
            let addresses = resolve(host, port, look_ups).await?;
            let stream = connect(interleaved(addresses)).await?;
            // A request is one write; waiting to fill a packet would only delay it.
            stream.set_nodelay(true)?;
            Ok(Box::new(stream) as Box<dyn Io>)
        })
    })
}

async fn resolve(
    host: String,
    port: u16,
    look_ups: Arc<AtomicUsize>,
) -> io::Result<Vec<SocketAddr>> {
    if let Ok(ip) = host.parse::<IpAddr>() {
        return Ok(vec![SocketAddr::new(ip, port)]);
    }
    if host.eq_ignore_ascii_case("localhost") {
        // Not looked up: a token may go there over plain http because it stays on this machine.
        return Ok([Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()]
            .map(|ip| SocketAddr::new(ip, port))
            .into());
    }
    let place = loop {
        match Place::take(&look_ups) {
            Some(place) => break place,
            // The connect limit ends this wait.
            None => sleep(Duration::from_millis(10)).await,
        }
    };
    let (sender, receiver) = oneshot::channel();
    thread::Builder::new()
        .name("pipeshub-look-up".into())
        .spawn(move || {
            let _place = place;
            let _ = sender.send((&*host, port).to_socket_addrs().map(Vec::from_iter));
        })?;
    let found = receiver
        .await
        .unwrap_or_else(|_| Err(io::Error::other("the look-up's thread ended early")));
    found.map_err(|error| io::Error::new(error.kind(), LookUpFailed(error)))
}

/// The system's own words for it are of a kind that has no name.
#[derive(Debug)]
pub(crate) struct LookUpFailed(io::Error);

impl fmt::Display for LookUpFailed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the host name cannot be looked up")
    }
}

impl std::error::Error for LookUpFailed {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

/// One of the look-ups that may be under way.
struct Place(Arc<AtomicUsize>);

impl Place {
    fn take(taken: &Arc<AtomicUsize>) -> Option<Self> {
        let next = |n: usize| (n < LOOK_UPS).then_some(n + 1);
        taken
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, next)
            .ok()?;
        Some(Self(Arc::clone(taken)))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Alternates between the address families, the first one's first, so that a network without IPv6
/// costs one delay.
fn interleaved(addresses: Vec<SocketAddr>) -> Vec<SocketAddr> {
    let v6_first = addresses.first().is_some_and(SocketAddr::is_ipv6);
    let (first, second): (Vec<_>, Vec<_>) =
        addresses.into_iter().partition(|a| a.is_ipv6() == v6_first);
    let mut mixed = Vec::with_capacity(first.len() + second.len());
    let (mut first, mut second) = (first.into_iter(), second.into_iter());
    loop {
        match (first.next(), second.next()) {
            (None, None) => return mixed,
            (a, b) => mixed.extend(a.into_iter().chain(b)),
        }
    }
}

/// Tries the addresses in turn, the next one as soon as the last one failed or took too long; the
/// first to answer wins.
async fn connect(addresses: Vec<SocketAddr>) -> io::Result<TcpStream> {
    let mut addresses = addresses.into_iter();
    let mut attempts: Vec<Pin<Box<dyn Future<Output = io::Result<TcpStream>> + Send>>> = Vec::new();
    let mut failure = io::Error::new(io::ErrorKind::NotFound, "the host has no address");
    let mut next_at = pin!(sleep_until(Instant::now()));
    poll_fn(move |cx| {
        loop {
            let mut at = 0;
            while at < attempts.len() {
                match attempts[at].as_mut().poll(cx) {
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

#[cfg(test)]
mod tests {
    use tokio::net::TcpListener;

    use super::*;

    fn resolved(host: &str) -> io::Result<Vec<SocketAddr>> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        runtime.block_on(resolve(host.into(), 80, Arc::default()))
    }

    #[test]
    fn literals_and_localhost_need_no_look_up() {
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

    /// Neither name leaves the machine: the system reads the one as an address, and cannot be asked
    /// for the other.
    #[test]
    fn any_other_name_is_the_systems_to_look_up() {
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
    async fn a_look_up_waits_for_a_place() {
        let taken = Arc::new(AtomicUsize::new(0));
        let mut places: Vec<_> = (0..LOOK_UPS)
            .map(|_| Place::take(&taken).unwrap())
            .collect();
        let look_up = || resolve("127.1".into(), 80, Arc::clone(&taken));
        assert!(
            tokio::time::timeout(Duration::from_secs(60), look_up())
                .await
                .is_err()
        );
        places.pop();
        assert_eq!(look_up().await.unwrap().len(), 1);
    }

    #[test]
    fn look_ups_that_hang_are_bounded() {
        let taken = Arc::new(AtomicUsize::new(0));
        let places: Vec<_> = std::iter::from_fn(|| Place::take(&taken))
            .take(1000)
            .collect();
        assert_eq!(places.len(), LOOK_UPS);
        drop(places);
        assert_eq!(taken.load(Ordering::Relaxed), 0);
    }

    #[test]
    fn families_alternate() {
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
    async fn a_refused_address_gives_way_to_the_next() {
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

    /// In paused time, which moves on where nothing but it is waited for: the second address is not
    /// tried before the pause is over. Linux answers nothing where a listener has no room; other
    /// systems refuse.
    #[cfg(target_os = "linux")]
    #[tokio::test(start_paused = true)]
    async fn an_address_that_hangs_keeps_the_next_one_waiting_a_moment() {
        let full = tokio::net::TcpSocket::new_v4().unwrap();
        full.bind("127.0.0.1:0".parse().unwrap()).unwrap();
        let full = full.listen(0).unwrap();
        let hanging = full.local_addr().unwrap();
        let _takes_the_room = TcpStream::connect(hanging).await.unwrap();
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
}
