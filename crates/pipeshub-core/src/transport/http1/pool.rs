//! Idle connections, kept for the next request to the same server.

use std::sync::{Arc, Mutex, Weak};
use std::time::Duration;

use hyper::client::conn::http1::SendRequest;
use tokio::runtime::Handle;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep_until};

use crate::sync::lock;
use crate::transport::Body;
use crate::url::origin::Origin;

/// Below the 5 s after which PipesHub's gateway closes an idle connection: a request must not meet
/// its closing.
const IDLE: Duration = Duration::from_secs(4);
const IDLE_PER_ORIGIN: usize = 2;

struct IdleConnection {
    origin: Origin,
    sender: SendRequest<Body>,
    until: Instant,
}

/// Idle connections of HTTP/1.1, each of which carries one request at a time.
#[derive(Default)]
pub(crate) struct Pool(Mutex<IdleConnections>);

#[derive(Default)]
struct IdleConnections {
    /// Most recently used last.
    connections: Vec<IdleConnection>,
    /// Closes expired connections. Ends when none is left, or with its runtime.
    closing: Option<JoinHandle<()>>,
}

impl Pool {
    /// The connection that was used last: it is the one least likely to be closed by now.
    pub(crate) fn take(&self, origin: &Origin) -> Option<SendRequest<Body>> {
        let mut idle = lock(&self.0);
        idle.drop_expired();
        // One whose last request is still being written, or whose task has not come round yet, is
        // passed over.
        let at = idle
            .connections
            .iter()
            .rposition(|kept| kept.sender.is_ready() && kept.origin == *origin)?;
        Some(idle.connections.remove(at).sender)
    }

    /// Keeps a connection whose last answer was read to its end.
    pub(crate) fn put(self: &Arc<Self>, origin: Origin, sender: SendRequest<Body>) {
        let mut idle = lock(&self.0);
        idle.drop_expired();
        if idle
            .connections
            .iter()
            .filter(|kept| kept.origin == origin)
            .count()
            >= IDLE_PER_ORIGIN
        {
            return;
        }
        if idle.closing.as_ref().is_none_or(JoinHandle::is_finished) {
            // Outside a runtime nothing could close the connection, so drop it.
            let Ok(runtime) = Handle::try_current() else {
                return;
            };
            idle.closing = Some(runtime.spawn(close_idle(Arc::downgrade(self))));
        }
        idle.connections.push(IdleConnection {
            origin,
            sender,
            until: Instant::now() + IDLE,
        });
    }
}

impl IdleConnections {
    fn drop_expired(&mut self) {
        let now = Instant::now();
        self.connections
            .retain(|kept| kept.until > now && !kept.sender.is_closed());
    }
}

async fn close_idle(pool: Weak<Pool>) {
    let mut next = Instant::now() + IDLE;
    loop {
        sleep_until(next).await;
        let Some(pool) = pool.upgrade() else { return };
        let mut idle = lock(&pool.0);
        idle.drop_expired();
        let Some(oldest) = idle.connections.first() else {
            idle.closing = None;
            return;
        };
        next = oldest.until;
    }
}

#[cfg(test)]
mod tests {
    use http::Request;
    use hyper::client::conn::http1;
    use hyper_util::rt::TokioIo;
    use tokio::io::{AsyncReadExt, DuplexStream};
    use tokio::time::sleep;

    use http::uri::Scheme;

    use super::*;

    fn origin(authority: &str) -> Origin {
        Origin {
            scheme: Scheme::HTTPS,
            authority: authority.parse().unwrap(),
        }
    }

    /// A connection, and its other end.
    async fn connection() -> (SendRequest<Body>, DuplexStream) {
        let (near, far) = tokio::io::duplex(1024);
        let (mut sender, connection) = http1::handshake(TokioIo::new(near)).await.unwrap();
        tokio::spawn(connection);
        sender.ready().await.unwrap();
        (sender, far)
    }

    /// How long it takes until a connection's other end sees its end.
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
        drop(pool.take(&origin("h")).unwrap());
        assert_eq!(ends_after(&mut far_second).await, Duration::ZERO);
        drop(pool.take(&origin("h")).unwrap());
        assert_eq!(ends_after(&mut far_first).await, Duration::ZERO);
        assert!(pool.take(&origin("h")).is_none());
    }

    #[tokio::test(start_paused = true)]
    async fn connection_of_another_origin_is_not_taken() {
        let pool = Arc::new(Pool::default());
        let (sender, _far) = connection().await;
        pool.put(origin("h:444"), sender);
        for other in ["h", "h:443", "i:444"] {
            assert!(pool.take(&origin(other)).is_none(), "{other}");
        }
        let plain = Origin {
            scheme: Scheme::HTTP,
            ..origin("h:444")
        };
        assert!(pool.take(&plain).is_none());
        assert!(pool.take(&origin("H:444")).is_some());
    }

    #[tokio::test(start_paused = true)]
    async fn two_connections_are_kept_per_origin() {
        let pool = Arc::new(Pool::default());
        let mut ends = Vec::new();
        for host in ["h", "h", "h", "i"] {
            let (sender, far) = connection().await;
            pool.put(origin(host), sender);
            ends.push(far);
        }
        assert_eq!(ends_after(&mut ends[2]).await, Duration::ZERO);
        assert!(pool.take(&origin("h")).is_some() && pool.take(&origin("h")).is_some());
        assert!(pool.take(&origin("h")).is_none() && pool.take(&origin("i")).is_some());
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
            assert!(pool.take(&origin("h")).is_none());
        }
    }

    #[tokio::test(start_paused = true)]
    async fn closed_or_busy_connection_is_not_taken() {
        let pool = Arc::new(Pool::default());
        let ((closed, far_closed), (mut busy, _far_busy)) =
            (connection().await, connection().await);
        let _answer = busy.send_request(Request::new(Body::empty()));
        pool.put(origin("h"), busy);
        pool.put(origin("h"), closed);
        drop(far_closed);
        sleep(Duration::from_millis(1)).await;
        assert!(pool.take(&origin("h")).is_none());
    }

    #[test]
    fn second_runtime_does_not_get_connections_of_the_first() {
        let pool = Arc::new(Pool::default());
        for _ in 0..2 {
            let mut runtime = tokio::runtime::Builder::new_current_thread();
            runtime
                .enable_all()
                .start_paused(true)
                .build()
                .unwrap()
                .block_on(async {
                    assert!(pool.take(&origin("h")).is_none());
                    let (sender, mut far) = connection().await;
                    pool.put(origin("h"), sender);
                    assert!(ends_after(&mut far).await >= IDLE);
                    let (sender, _far) = connection().await;
                    pool.put(origin("h"), sender);
                });
        }
    }
}
