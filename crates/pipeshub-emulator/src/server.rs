//! The listener, and HTTP/1 on its connections.

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

/// The maximum number of headers. Node drops the rest, the emulator refuses the request.
const MAX_HEADERS: usize = 2000;
/// The maximum size of a head in bytes.
///
/// It is above the gateway's limit, so that the gateway refuses the request.
const MAX_HEAD: usize = 64 * 1024;
/// The maximum number of connections. More connections wait until one is closed.
const MAX_CONNECTIONS: usize = 512;

/// Accepts connections until the task is aborted.
///
/// Each turn of the loop waits for a permit and then for a connection. The connection holds the
/// permit until it is closed, so at most [`MAX_CONNECTIONS`] are open. The others stay in the
/// system's accept queue.
pub(crate) async fn listen(
    listener: TcpListener,
    acceptor: Option<Acceptor>,
    shared: Arc<Shared>,
) -> Infallible {
    let free = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    loop {
        // `acquire_owned` fails only if the semaphore is closed, and nothing closes it.
        let permit = Arc::clone(&free).acquire_owned().await;
        match listener.accept().await {
            Ok((stream, peer)) => {
                let connection =
                    handle_connection(stream, peer, acceptor.clone(), Arc::clone(&shared));
                shared.work.start(async {
                    connection.await;
                    drop(permit);
                });
            }
            // Too many open files, or the client has left. A later connection can succeed.
            Err(_) => sleep(Duration::from_millis(10)).await,
        }
    }
}

async fn handle_connection(
    stream: TcpStream,
    peer: SocketAddr,
    acceptor: Option<Acceptor>,
    shared: Arc<Shared>,
) {
    // A failure delays responses and loses none.
    let _ = stream.set_nodelay(true);
    let ends = Ends {
        peer: peer.ip(),
        own: stream.local_addr().ok().map(|own| own.ip()),
    };
    match acceptor {
        None => serve_http(stream, ends, shared).await,
        Some(acceptor) => {
            // The handshake fails for a client that does not trust the certificate, and expires for
            // a silent one.
            let handshake = timeout(shared.patience, acceptor.accept(stream));
            if let Ok(Ok(stream)) = handshake.await {
                serve_http(stream, ends, shared).await;
            }
        }
    }
}

async fn serve_http(
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
    // A connection that a fault has closed ends with an error.
    let _ = connection.await;
}
