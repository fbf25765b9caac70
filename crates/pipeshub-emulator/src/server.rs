//! Accepting connections and speaking HTTP/1 on them.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};

use crate::service::{Shared, serve};
use crate::tls::Acceptor;

/// Headers a request may have; Node drops those beyond 2000, this server refuses the request.
const MAX_HEADERS: usize = 2000;

/// Accepts connections until its task is aborted.
pub(crate) async fn listen(
    listener: TcpListener,
    acceptor: Option<Acceptor>,
    shared: Arc<Shared>,
    keep_alive: Duration,
) -> Infallible {
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => {
                let connection = connect(
                    stream,
                    peer,
                    acceptor.clone(),
                    Arc::clone(&shared),
                    keep_alive,
                );
                shared.work.start(connection);
            }
            // Too many open files, or the client is gone already: the next one may do better.
            Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
        }
    }
}

async fn connect(
    stream: TcpStream,
    peer: SocketAddr,
    acceptor: Option<Acceptor>,
    shared: Arc<Shared>,
    keep_alive: Duration,
) {
    // Without it replies come late, but they come.
    let _ = stream.set_nodelay(true);
    match acceptor {
        None => speak(stream, peer.ip(), shared, keep_alive).await,
        Some(acceptor) => {
            // A client that does not trust the certificate leaves here.
            if let Ok(stream) = acceptor.accept(stream).await {
                speak(stream, peer.ip(), shared, keep_alive).await;
            }
        }
    }
}

async fn speak(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    peer: IpAddr,
    shared: Arc<Shared>,
    keep_alive: Duration,
) {
    let service = service_fn(move |request| serve(Arc::clone(&shared), peer, request));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(keep_alive)
        .max_headers(MAX_HEADERS)
        .title_case_headers(true)
        .serve_connection(TokioIo::new(stream), service);
    // Cut connections end with an error, which is what a fault asked for.
    let _ = connection.await;
}
