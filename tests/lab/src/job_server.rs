//! A server on loopback with one connector, which sends the response head of the real gateway.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;
use xtask::Result;

pub(crate) struct JobServer {
    address: SocketAddr,
    /// Ends the server and all its connections on drop.
    _runtime: Runtime,
}

impl JobServer {
    pub(crate) const KNOWN: &str = "3f2c1a44-7b1e-4c52-9a55-0d7f3a1b2c3d";
    pub(crate) const TOKEN: &str = "phpat_0123456789abcdefghijklmnopqrstuvwxyz";
    /// A URL of the same length as that of a real provider.
    pub(crate) const AUTHORIZATION_URL: &str = "https://idp.example/o/oauth2/v2/auth?client_id=1234567890-abcdefghijklmnop.apps.example.com&redirect_uri=https%3A%2F%2Fapp.example.com%2Fconnectors%2Foauth%2Fcallback%2FDrive&response_type=code&scope=https%3A%2F%2Fidp.example%2Fauth%2Fdrive.readonly&access_type=offline&prompt=consent&state=eyJjb25uZWN0b3JJZCI6ImMtMTIzNCJ9";

    pub(crate) fn start() -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()?;
        let listener = runtime.block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, 0)))?;
        let address = listener.local_addr()?;
        let answers = Arc::new(Answers::new());
        runtime.spawn(async move {
            // A client may leave early. The check is the output of the programs.
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&answers)));
            }
        });
        Ok(Self {
            address,
            _runtime: runtime,
        })
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}/api/v1", self.address)
    }
}

struct Answers {
    known: String,
    /// For everything else.
    other: String,
    /// The start of a request for the known connector.
    line: String,
}

impl Answers {
    fn new() -> Self {
        let url = JobServer::AUTHORIZATION_URL;
        let state = url.rsplit('=').next().unwrap_or_default();
        let body = format!(r#"{{"success":true,"authorizationUrl":"{url}","state":"{state}"}}"#);
        Self {
            known: answer("200 OK", &body),
            other: answer(
                "404 Not Found",
                r#"{"error":{"code":"HTTP_NOT_FOUND","message":"unknown connector"}}"#,
            ),
            line: format!(
                "GET /api/v1/connectors/{}/oauth/authorize HTTP/1.1\r\n",
                JobServer::KNOWN
            ),
        }
    }
}

fn answer(status: &str, body: &str) -> String {
    let length = body.len();
    let head =
        "X-Powered-By: Express\r\nVary: Origin\r\nContent-Type: application/json; charset=utf-8";
    let rest =
        "Date: Mon, 23 Nov 2026 04:00:00 GMT\r\nConnection: keep-alive\r\nKeep-Alive: timeout=60";
    format!("HTTP/1.1 {status}\r\n{head}\r\nContent-Length: {length}\r\n{rest}\r\n\r\n{body}")
}

async fn serve(mut stream: TcpStream, answers: Arc<Answers>) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut buffer = Vec::with_capacity(4096);
    loop {
        // No program sends its next request before it has the response, and bodies are objects.
        let has_no_body = |head: &[u8]| head.starts_with(b"GET") || head.starts_with(b"DELETE");
        while !(buffer.ends_with(b"\r\n\r\n") && has_no_body(&buffer) || buffer.ends_with(b"}")) {
            if stream.read_buf(&mut buffer).await? == 0 {
                return Ok(());
            }
        }
        let answer = if buffer.starts_with(answers.line.as_bytes()) {
            &answers.known
        } else {
            &answers.other
        };
        buffer.clear();
        stream.write_all(answer.as_bytes()).await?;
    }
}
