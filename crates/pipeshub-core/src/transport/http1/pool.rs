//! The pool of idle connections.
//!
//! The pool keeps connections for the next request to the same server, and closes those that
//! expire. It opens none and sends nothing. Entry points: [`Pool::take`] and [`Pool::put`].

use std::sync::{Arc, Mutex, Weak};
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::task::{JoinHandle, yield_now};
use tokio::time::{Instant, sleep_until};

use super::connection::{Connection, Home};
use crate::error::{Error, ErrorKind};
use crate::sync::lock;
use crate::transport::TransportError;
use crate::transport::deadline::{has_timer, no_runtime};
use crate::url::origin::Origin;

/// The lifetime of an idle connection. PipesHub's gateway closes an idle connection after 5 s. No
/// request should be sent while the gateway closes.
const IDLE: Duration = Duration::from_secs(4);
const IDLE_PER_ORIGIN: usize = 2;
/// The number of remembered runtimes. They reveal that a forked process uses a runtime of its
/// parent.
const HOMES: usize = 16;
/// The age up to which a connection is reused without a check whether the server has closed it. So
/// calls in quick succession do not pay for the check.
const FRESH: Duration = Duration::from_millis(1);

struct IdleConnection {
    origin: Origin,
    connection: Connection,
    since: Instant,
}

/// Idle connections of HTTP/1.1. Each connection carries one request at a time.
///
/// Invariants:
///
/// - No task drives an idle connection.
/// - A connection is used only from its [`Home`].
/// - `connections` is sorted by age. The next call on any runtime drops, and so closes, expired
///   connections. So does the task `closing`.
/// - `closing` runs on a runtime that has put a connection here.
/// - The lock is not held across an await.
#[derive(Default)]
pub(super) struct Pool(Mutex<IdleConnections>);

#[derive(Default)]
struct IdleConnections {
    /// The homes of recent calls, the last one at the end. At most [`HOMES`].
    homes: Vec<Home>,
    /// Most recently used last.
    connections: Vec<IdleConnection>,
    /// Closes expired connections. The task ends when none is left, or with its runtime.
    closing: Option<(Home, JoinHandle<()>)>,
}

impl Pool {
    /// Returns the home of the current call, and remembers it.
    ///
    /// # Errors
    ///
    /// An error of kind [`ErrorKind::Runtime`] in one of three places:
    ///
    /// - outside a runtime,
    /// - in a runtime without a timer,
    /// - in a forked process, on a runtime of its parent. Both would read from one event queue.
    // Not inlined: in the transport's future, this code would take 576 bytes more.
    #[inline(never)]
    pub(super) fn enter(&self) -> Result<Home, TransportError> {
        let Some(home) = Home::current() else {
            return Err(TransportError::refusal(no_runtime()));
        };
        let homes = &mut lock(&self.0).homes;
        if homes.last() == Some(&home) {
            return Ok(home);
        }
        if !has_timer() {
            return Err(TransportError::refusal(no_runtime()));
        }
        let is_inherited =
            |known: &Home| known.runtime == home.runtime && known.process != home.process;
        if homes.iter().any(is_inherited) {
            return Err(TransportError::refusal(Error::new(
                ErrorKind::Runtime,
                "this tokio runtime belongs to the parent of a forked process; create a new \
                 runtime in the child",
            )));
        }
        homes.retain(|known| *known != home);
        if homes.len() == HOMES {
            homes.remove(0);
        }
        homes.push(home);
        Ok(home)
    }

    /// Takes the most recently used connection, which is the least likely to be closed.
    ///
    /// Each turn of the loop removes one connection from the pool. The loop ends with the first
    /// usable one, or when none is left. A closed connection is dropped.
    pub(super) async fn take(&self, origin: &Origin, home: Home) -> Option<Connection> {
        loop {
            let now = Instant::now();
            let mut idle = self.pop(origin, home, now)?;
            if now > idle.since + FRESH {
                // The runtime may not have polled for IO events since. The yield lets it, and the
                // drive then detects that the server has closed the connection.
                yield_now().await;
                idle.connection.drive_now();
            }
            if idle.connection.is_ready() {
                return Some(idle.connection);
            }
        }
    }

    fn pop(&self, origin: &Origin, home: Home, now: Instant) -> Option<IdleConnection> {
        let mut idle = lock(&self.0);
        idle.drop_expired(now);
        let is_usable =
            |kept: &IdleConnection| kept.connection.home() == home && kept.origin == *origin;
        let at = idle.connections.iter().rposition(is_usable)?;
        Some(idle.connections.remove(at))
    }

    /// Keeps a connection whose last response was read to its end. Drops a connection that cannot
    /// carry another request.
    pub(super) fn put(self: &Arc<Self>, origin: Origin, mut connection: Connection) {
        if !connection.is_ready() {
            connection.drive_now();
        }
        if !connection.is_ready() {
            return;
        }
        let home = connection.home();
        let mut idle = lock(&self.0);
        let is_alike =
            |kept: &IdleConnection| kept.connection.home() == home && kept.origin == origin;
        let alike = idle.connections.iter().filter(|kept| is_alike(kept));
        if alike.count() >= IDLE_PER_ORIGIN {
            // The oldest connection is the most likely to be closed.
            if let Some(at) = idle.connections.iter().position(is_alike) {
                idle.connections.remove(at);
            }
        }
        let is_closing = |(on, task): &(Home, JoinHandle<()>)| *on == home && !task.is_finished();
        if !idle.closing.as_ref().is_some_and(is_closing) {
            // Outside a runtime no task could close the connection in time, so drop it.
            let Ok(runtime) = Handle::try_current() else {
                return;
            };
            idle.closing = Some((home, runtime.spawn(close_idle(Arc::downgrade(self)))));
        }
        idle.connections.push(IdleConnection {
            origin,
            connection,
            since: Instant::now(),
        });
    }
}

impl IdleConnections {
    fn drop_expired(&mut self, now: Instant) {
        let is_expired = |kept: &IdleConnection| kept.since + IDLE <= now;
        while self.connections.first().is_some_and(is_expired) {
            self.connections.remove(0);
        }
    }
}

/// Closes connections when they expire. The loop ends when the pool is empty or dropped.
async fn close_idle(pool: Weak<Pool>) {
    let mut next = Instant::now() + IDLE;
    loop {
        sleep_until(next).await;
        let Some(pool) = pool.upgrade() else { return };
        let mut idle = lock(&pool.0);
        idle.drop_expired(Instant::now());
        let Some(oldest) = idle.connections.first() else {
            return;
        };
        next = oldest.since + IDLE;
    }
}

#[cfg(test)]
mod tests {
    use std::future::{Future as _, poll_fn};
    use std::pin::pin;
    use std::task::Poll;

    use http::Request;
    use hyper_util::rt::TokioIo;
    use tokio::io::{AsyncReadExt, DuplexStream};
    use tokio::time::sleep;

    use http::uri::Scheme;

    use super::*;
    use crate::transport::Body;
    use crate::transport::http1::connect::OpenStream;
    use crate::transport::http1::dial::Io;
    use crate::transport::http1::stream::Stream;

    fn origin(authority: &str) -> Origin {
        Origin {
            scheme: Scheme::HTTPS,
            authority: authority.parse().unwrap(),
        }
    }

    /// A connection, and its other end.
    async fn connection() -> (Connection, DuplexStream) {
        let (near, far) = tokio::io::duplex(1024);
        let stream: Box<dyn Io> = Box::new(near);
        let stream = Stream::new(OpenStream::from(TokioIo::new(stream)));
        let connection = Connection::handshake(stream, Home::current().unwrap(), false);
        (connection.await.unwrap(), far)
    }

    async fn take(pool: &Pool, authority: &str) -> Option<Connection> {
        pool.take(&origin(authority), Home::current().unwrap())
            .await
    }

    /// The time until the other end of a connection reads its end.
    async fn ends_after(far: &mut DuplexStream) -> Duration {
        let start = Instant::now();
        assert_eq!(far.read(&mut [0]).await.unwrap(), 0);
        start.elapsed()
    }

    #[tokio::test(start_paused = true)]
    async fn last_used_connection_is_taken_first_and_once() {
        let pool = Arc::new(Pool::default());
        let ((first, mut far_first), (second, mut far_second)) =
            (connection().await, connection().await);
        pool.put(origin("h"), first);
        sleep(Duration::from_secs(1)).await;
        pool.put(origin("h"), second);
        drop(take(&pool, "h").await.unwrap());
        assert_eq!(ends_after(&mut far_second).await, Duration::ZERO);
        drop(take(&pool, "h").await.unwrap());
        assert_eq!(ends_after(&mut far_first).await, Duration::ZERO);
        assert!(take(&pool, "h").await.is_none());
    }

    #[tokio::test(start_paused = true)]
    async fn connection_of_another_origin_is_not_taken() {
        let pool = Arc::new(Pool::default());
        let (sender, _far) = connection().await;
        pool.put(origin("h:444"), sender);
        for other in ["h", "h:443", "i:444"] {
            assert!(take(&pool, other).await.is_none(), "{other}");
        }
        let plain = Origin {
            scheme: Scheme::HTTP,
            ..origin("h:444")
        };
        let home = Home::current().unwrap();
        assert!(pool.take(&plain, home).await.is_none());
        assert!(take(&pool, "H:444").await.is_some());
    }

    #[tokio::test(start_paused = true)]
    async fn two_connections_are_kept_per_origin() {
        let pool = Arc::new(Pool::default());
        let mut ends = Vec::new();
        for host in ["i", "h", "h", "h"] {
            let (sender, far) = connection().await;
            pool.put(origin(host), sender);
            ends.push(far);
        }
        assert_eq!(ends_after(&mut ends[1]).await, Duration::ZERO);
        assert!(take(&pool, "h").await.is_some() && take(&pool, "h").await.is_some());
        assert!(take(&pool, "h").await.is_none() && take(&pool, "i").await.is_some());
    }

    #[tokio::test(start_paused = true)]
    async fn idle_connections_are_closed_after_4_s() {
        let pool = Arc::new(Pool::default());
        for _ in 0..2 {
            let ((first, mut far_first), (second, mut far_second)) =
                (connection().await, connection().await);
            pool.put(origin("h"), first);
            sleep(Duration::from_secs(1)).await;
            pool.put(origin("h"), second);
            let after = Duration::from_secs(3)..Duration::from_millis(3010);
            assert!(after.contains(&ends_after(&mut far_first).await));
            let after = Duration::from_secs(1)..Duration::from_millis(1010);
            assert!(after.contains(&ends_after(&mut far_second).await));
            assert!(take(&pool, "h").await.is_none());
        }
    }

    #[tokio::test(start_paused = true)]
    async fn closed_or_busy_connection_is_not_taken() {
        let pool = Arc::new(Pool::default());
        let ((closed, far_closed), (mut busy, mut far_busy)) =
            (connection().await, connection().await);
        {
            let response = pin!(busy.begin(Request::new(Body::empty())));
            let mut exchange = pin!(busy.receive(response));
            poll_fn(|cx| {
                assert!(exchange.as_mut().poll(cx).is_pending());
                Poll::Ready(())
            })
            .await;
        }
        let start = Instant::now();
        pool.put(origin("h"), busy);
        let mut sent = Vec::new();
        far_busy.read_to_end(&mut sent).await.unwrap();
        assert_eq!(start.elapsed(), Duration::ZERO);
        assert!(sent.starts_with(b"GET / HTTP/1.1\r\n"));
        pool.put(origin("h"), closed);
        drop(far_closed);
        sleep(2 * FRESH).await;
        assert!(take(&pool, "h").await.is_none());
    }

    /// The task that closes expired connections does not run here, as on a runtime that is not
    /// polled.
    #[tokio::test(start_paused = true)]
    async fn expired_connection_that_no_task_has_closed_is_not_taken() {
        let pool = Arc::new(Pool::default());
        let (connection, mut far) = connection().await;
        pool.put(origin("h"), connection);
        let (home, start) = (Home::current().unwrap(), Instant::now());
        assert!(pool.pop(&origin("h"), home, start + IDLE).is_none());
        assert_eq!(ends_after(&mut far).await, Duration::ZERO);
    }

    #[tokio::test]
    async fn connection_of_another_process_is_not_taken() {
        let pool = Arc::new(Pool::default());
        let (connection, _far) = connection().await;
        pool.put(origin("h"), connection);
        let here = Home::current().unwrap();
        let child = Home {
            process: here.process + 1,
            ..here
        };
        assert!(pool.take(&origin("h"), child).await.is_none());
        assert!(pool.take(&origin("h"), here).await.is_some());
    }

    #[test]
    fn connection_stays_with_its_runtime_and_is_closed_from_another() {
        let runtime = || {
            let mut runtime = tokio::runtime::Builder::new_current_thread();
            runtime.enable_all().build().unwrap()
        };
        let (first, second) = (runtime(), runtime());
        let pool = Arc::new(Pool::default());
        let mut far_first = first.block_on(async {
            let (connection, far) = connection().await;
            pool.put(origin("h"), connection);
            far
        });
        second.block_on(async {
            tokio::time::pause();
            assert!(take(&pool, "h").await.is_none());
            let (connection, mut far) = connection().await;
            pool.put(origin("h"), connection);
            assert!(ends_after(&mut far).await >= IDLE);
            assert_eq!(ends_after(&mut far_first).await, Duration::ZERO);
        });
    }
}
