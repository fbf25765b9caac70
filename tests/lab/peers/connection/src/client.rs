//! One authorized GET over a connection of hyper's API, without a pool.

use http::{Request, Uri, header};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use job::body::{Empty, read};
use job::{Job, USER_AGENT};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;

pub(crate) type Error = Box<dyn std::error::Error + Send + Sync>;

pub(crate) async fn connect(server: &str) -> Result<SendRequest<Empty>, Error> {
    let server: Uri = server.parse()?;
    let tls = server.scheme_str() == Some("https");
    let host = server.host().ok_or("the server's URL has no host")?;
    let port = server.port_u16().unwrap_or(if tls { 443 } else { 80 });
    let tcp = TcpStream::connect((host.trim_matches(['[', ']']), port)).await?;
    tcp.set_nodelay(true)?;
    if tls {
        secure(host, tcp).await
    } else {
        open(tcp).await
    }
}

#[cfg(feature = "tls")]
async fn secure(host: &str, tcp: TcpStream) -> Result<SendRequest<Empty>, Error> {
    use std::sync::Arc;

    use tokio_rustls::TlsConnector;
    use tokio_rustls::rustls::crypto::ring;
    use tokio_rustls::rustls::pki_types::ServerName;
    use tokio_rustls::rustls::{ClientConfig, RootCertStore};

    let roots = RootCertStore {
        roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
    };
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = ServerName::try_from(host.to_owned())?;
    open(
        TlsConnector::from(Arc::new(config))
            .connect(name, tcp)
            .await?,
    )
    .await
}

#[cfg(not(feature = "tls"))]
async fn secure(_: &str, _: TcpStream) -> Result<SendRequest<Empty>, Error> {
    Err("https is not built in".into())
}

async fn open<S>(io: S) -> Result<SendRequest<Empty>, Error>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (send, connection) = handshake(TokioIo::new(io)).await?;
    tokio::spawn(connection);
    Ok(send)
}

pub(crate) async fn get(send: &mut SendRequest<Empty>, job: &Job) -> Result<(u16, Vec<u8>), Error> {
    let url: Uri = job.url().parse()?;
    let host = url
        .authority()
        .ok_or("the server's URL has no host")?
        .as_str();
    let target = url
        .path_and_query()
        .ok_or("the server's URL has no path")?
        .as_str();
    let request = Request::builder()
        .uri(target)
        .header(header::HOST, host)
        .header(header::AUTHORIZATION, job.bearer())
        .header(header::ACCEPT, "application/json")
        .header(header::USER_AGENT, USER_AGENT)
        .body(Empty)?;
    send.ready().await?;
    Ok(read(send.send_request(request).await?).await?)
}
