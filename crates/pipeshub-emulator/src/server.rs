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

use crate::admin;
use crate::service::{ConnectionAddresses, EmulatorState, serve};
use crate::stream::WriteTimeout;
use crate::tls::Acceptor;

/// The maximum number of headers. Node drops headers beyond 2000, the emulator refuses the request.
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
    state: Arc<EmulatorState>,
) -> Infallible {
    let free = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    loop {
        // `acquire_owned` fails only if the semaphore is closed, and nothing closes it.
        let permit = Arc::clone(&free).acquire_owned().await;
        match listener.accept().await {
            Ok((stream, peer)) => {
                let connection =
                    handle_connection(stream, peer, acceptor.clone(), Arc::clone(&state));
                state.tasks.spawn(async {
                    connection.await;
                    drop(permit);
                });
            }
            // Too many open files, or the client has left. A later connection can succeed.
            Err(_) => sleep(Duration::from_millis(10)).await,
        }
    }
}

/// Accepts connections of the admin endpoint until the task is aborted.
pub(crate) async fn listen_for_admin(
    listener: TcpListener,
    state: Arc<EmulatorState>,
) -> Infallible {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            sleep(Duration::from_millis(10)).await;
            continue;
        };
        let local = stream.local_addr().ok().map(|local| local.ip());
        let (keep_alive, shared) = (state.keep_alive, Arc::clone(&state));
        state.tasks.spawn(async move {
            let service =
                service_fn(move |request| admin::serve(Arc::clone(&shared), local, request));
            let connection = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(keep_alive)
                .serve_connection(TokioIo::new(stream), service);
            // A client that leaves ends its connection with an error.
            let _ = connection.await;
        });
    }
}

async fn handle_connection(
    stream: TcpStream,
    peer: SocketAddr,
    acceptor: Option<Acceptor>,
    state: Arc<EmulatorState>,
) {
    // A failure delays responses and loses none.
    let _ = stream.set_nodelay(true);
    let addresses = ConnectionAddresses {
        peer: peer.ip(),
        local: stream.local_addr().ok().map(|local| local.ip()),
    };
    match acceptor {
        None => serve_http(stream, addresses, state).await,
        Some(acceptor) => {
            // The handshake fails for a client that does not trust the certificate, and expires for
            // a silent one.
            let handshake = timeout(state.request_timeout, acceptor.accept(stream));
            if let Ok(Ok(stream)) = handshake.await {
                serve_http(stream, addresses, state).await;
            }
        }
    }
}

async fn serve_http(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    addresses: ConnectionAddresses,
    state: Arc<EmulatorState>,
) {
    let (keep_alive, request_timeout) = (state.keep_alive, state.request_timeout);
    let service = service_fn(move |request| serve(Arc::clone(&state), addresses, request));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(keep_alive)
        .max_headers(MAX_HEADERS)
        .max_buf_size(MAX_HEAD)
        .title_case_headers(true)
        .serve_connection(
            TokioIo::new(WriteTimeout::new(stream, request_timeout)),
            service,
        );
    // A connection that a fault has closed ends with an error.
    let _ = connection.await;
}
