//! Accepting connections and speaking HTTP/1 on them.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};

use crate::service::{Ends, Shared, serve};
use crate::stream::Impatient;
use crate::tls::Acceptor;

/// Headers a request may have; Node drops those beyond 2000, this server refuses the request.
const MAX_HEADERS: usize = 2000;
/// The bytes of a head that are read: more than the gateway takes, so that it is the one to refuse.
const MAX_HEAD: usize = 64 * 1024;
/// Connections at the same time; more wait until one of these is closed.
const MAX_CONNECTIONS: usize = 512;

/// Accepts connections until its task is aborted.
pub(crate) async fn listen(
    listener: TcpListener,
    acceptor: Option<Acceptor>,
    shared: Arc<Shared>,
) -> Infallible {
    let free = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    loop {
        // The semaphore is never closed.
        let place = Arc::clone(&free).acquire_owned().await;
        match listener.accept().await {
            Ok((stream, peer)) => {
                let connection = connect(stream, peer, acceptor.clone(), Arc::clone(&shared));
                shared.work.start(async {
                    connection.await;
                    drop(place);
                });
            }
            // Too many open files, or the client is gone already: the next one may do better.
            Err(_) => sleep(Duration::from_millis(10)).await,
        }
    }
}

async fn connect(
    stream: TcpStream,
    peer: SocketAddr,
    acceptor: Option<Acceptor>,
    shared: Arc<Shared>,
) {
    // Without it replies come late, but they come.
    let _ = stream.set_nodelay(true);
    let ends = Ends {
        peer: peer.ip(),
        own: stream.local_addr().ok().map(|own| own.ip()),
    };
    match acceptor {
        None => speak(stream, ends, shared).await,
        Some(acceptor) => {
            // A client that does not trust the certificate leaves here, and so does a silent one.
            let handshake = timeout(shared.patience, acceptor.accept(stream));
            if let Ok(Ok(stream)) = handshake.await {
                speak(stream, ends, shared).await;
            }
        }
    }
}

async fn speak(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    ends: Ends,
    shared: Arc<Shared>,
) {
    let (keep_alive, patience) = (shared.keep_alive, shared.patience);
    let service = service_fn(move |request| serve(Arc::clone(&shared), ends, request));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(keep_alive)
        .max_headers(MAX_HEADERS)
        .max_buf_size(MAX_HEAD)
        .title_case_headers(true)
        .serve_connection(TokioIo::new(Impatient::new(stream, patience)), service);
    // Cut connections end with an error, which is what a fault asked for.
    let _ = connection.await;
}
