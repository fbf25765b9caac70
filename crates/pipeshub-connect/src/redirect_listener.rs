//! Waits for the browser that the provider sends back.

use std::fmt;
use std::io::{ErrorKind, Result};
use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio::time::timeout;

use crate::listener::Listener;

/// A redirect with a code and a state is a few hundred bytes; browsers add headers of their own.
const LONGEST_HEAD: usize = 32 * 1024;
const MOST_HEADERS: usize = 100;

/// Browsers open connections on suspicion and say nothing on them.
const PATIENCE: Duration = Duration::from_secs(10);

/// Further ones wait in the system's queue.
const CONNECTIONS: usize = 32;

/// A listener for one redirect: HTTP/1.1 on an address of this machine.
///
/// ```
/// # async fn f(path: &str, state: &str) -> std::io::Result<()> {
/// use pipeshub_connect::{ListenAddress, Listener, RedirectListener};
///
/// let listener = Listener::bind(ListenAddress::localhost(8085)).await?;
/// let listener = RedirectListener::from(listener);
/// // ... the user consents, and the provider sends the browser here; what does not fit is refused.
/// let redirect = listener.redirect(|target| target.starts_with(path) && target.contains(state)).await?;
/// let target = redirect.target().to_owned();
/// // ... the code is handed over, and the browser is told how that went.
/// redirect.answer("Connected", "You can close this page.").await
/// # }
/// ```
#[derive(Debug)]
pub struct RedirectListener {
    listener: Listener,
}

impl From<Listener> for RedirectListener {
    fn from(listener: Listener) -> Self {
        Self { listener }
    }
}

impl RedirectListener {
    /// Listens on one address; port 0 takes a free one. A [`Listener`] listens on `localhost`.
    ///
    /// # Errors
    ///
    /// The address is taken, or not this machine's.
    pub async fn bind(address: SocketAddr) -> Result<Self> {
        Listener::bind(address).await.map(Self::from)
    }

    /// The front of the URLs that lead here, such as `http://127.0.0.1:8085`.
    #[must_use]
    pub fn origin(&self) -> String {
        self.listener.origin()
    }

    /// Waits for a `GET` whose path and query `is_ours`. Everything else is refused meanwhile: 404
    /// for another path or query (a browser asks for an icon, and anybody on this machine may ask
    /// for anything), 405 for another method, 400 for what is no HTTP. A connection that says
    /// nothing is closed after 10 s and keeps nobody waiting.
    ///
    /// There is no limit on the wait itself; put a timeout around it.
    ///
    /// # Errors
    ///
    /// The listener broke.
    pub async fn redirect(&self, is_ours: impl Fn(&str) -> bool) -> Result<Redirect> {
        let mut connections = JoinSet::new();
        loop {
            tokio::select! {
                accepted = self.listener.accept(), if connections.len() < CONNECTIONS => match accepted {
                    Ok((stream, _)) => drop(connections.spawn(timeout(PATIENCE, asked(stream)))),
                    // That one has gone again; the listener is as good as before.
                    Err(error) if matches!(error.kind(), ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset) => {}
                    Err(error) => return Err(error),
                },
                Some(ended) = connections.join_next() => {
                    let Ok(Ok(Ok(Some((stream, request))))) = ended else { continue };
                    let refusal = match request {
                        Ok(Request { method, .. }) if method != "GET" => "405 Method Not Allowed\r\nAllow: GET",
                        Ok(Request { target, .. }) if is_ours(&target) => return Ok(Redirect { stream, target }),
                        Ok(_) => "404 Not Found",
                        Err(NoRequest) => "400 Bad Request",
                    };
                    connections.spawn(timeout(PATIENCE, refuse(stream, refusal)));
                }
            }
        }
    }
}

/// A redirect that has come, and the browser that waits for a page. Dropping it closes the
/// connection.
pub struct Redirect {
    stream: TcpStream,
    target: String,
}

impl Redirect {
    /// The path and the query, as the browser sent them. There is a code in it.
    #[must_use]
    pub fn target(&self) -> &str {
        &self.target
    }

    /// Shows a page in the browser: a title and a sentence, as plain text.
    ///
    /// # Errors
    ///
    /// The browser has gone.
    pub async fn answer(mut self, title: &str, text: &str) -> Result<()> {
        let (title, text) = (escaped(title), escaped(text));
        let page = format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<h1>{title}</h1>\n\
             <p>{text}</p>\n"
        );
        // The address of the page has a code in it: nothing is loaded that could be told where it
        // was loaded from.
        let head = "200 OK\r\nContent-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\n\
                    Referrer-Policy: no-referrer\r\nContent-Security-Policy: default-src 'none'";
        timeout(PATIENCE, write(&mut self.stream, head, &page)).await?
    }
}

/// Without the target, which has a code in it.
impl fmt::Debug for Redirect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Redirect").finish_non_exhaustive()
    }
}

struct Request {
    method: String,
    target: String,
}

/// What came is no HTTP, or too long.
struct NoRequest;

type Asked = Option<(TcpStream, std::result::Result<Request, NoRequest>)>;

/// Reads the head of a request. A `GET` has no body, and what else has one is refused unread.
async fn asked(mut stream: TcpStream) -> Result<Asked> {
    let mut bytes = Vec::new();
    loop {
        if stream.read_buf(&mut bytes).await? == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
        let mut request = httparse::Request::new(&mut headers);
        let request = match request.parse(&bytes) {
            Ok(httparse::Status::Partial) if bytes.len() < LONGEST_HEAD => continue,
            Ok(httparse::Status::Complete(_)) => request.method.zip(request.path).ok_or(NoRequest),
            _ => Err(NoRequest),
        };
        let request = request.map(|(method, path)| Request {
            method: method.to_owned(),
            target: path.to_owned(),
        });
        return Ok(Some((stream, request)));
    }
}

async fn refuse(mut stream: TcpStream, head: &'static str) -> Result<Asked> {
    write(&mut stream, head, "").await?;
    // What is closed with something unread in it is reset, and the refusal may be lost.
    let mut rest = [0; 1024];
    while stream.read(&mut rest).await? > 0 {}
    Ok(None)
}

async fn write(stream: &mut TcpStream, head: &str, body: &str) -> Result<()> {
    let length = body.len();
    let reply =
        format!("HTTP/1.1 {head}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}");
    stream.write_all(reply.as_bytes()).await?;
    stream.shutdown().await
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(listener: &RedirectListener) -> SocketAddr {
        let origin = listener.origin();
        origin.strip_prefix("http://").unwrap().parse().unwrap()
    }

    async fn ask(listener: &RedirectListener, request: &str) -> String {
        let mut stream = TcpStream::connect(address(listener)).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut reply = String::new();
        stream.read_to_string(&mut reply).await.unwrap();
        reply
    }

    #[tokio::test]
    async fn one_redirect_is_taken_and_everything_else_refused() {
        let listener = RedirectListener::bind(SocketAddr::from(([127, 0, 0, 1], 0)))
            .await
            .unwrap();
        let browser = async {
            // One that says nothing keeps nobody waiting.
            let _silent = TcpStream::connect(address(&listener)).await.unwrap();
            for (request, status) in [
                ("GET /favicon.ico HTTP/1.1\r\nHost: h\r\n\r\n", "404"),
                ("GET /back?code=c HTTP/1.1\r\nHost: h\r\n\r\n", "404"),
                (
                    "POST /back?state=s HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n",
                    "405",
                ),
                ("\u{16}\u{3}\u{1}\r\n\r\n", "400"),
                (
                    &format!("GET /{} HTTP/1.1\r\n\r\n", "x".repeat(LONGEST_HEAD)),
                    "400",
                ),
            ] {
                let reply = ask(&listener, request).await;
                assert!(
                    reply.starts_with(&format!("HTTP/1.1 {status} ")),
                    "{status}: {reply}"
                );
            }
            ask(
                &listener,
                "GET /back?state=s&code=SECRET HTTP/1.1\r\nHost: h\r\n\r\n",
            )
            .await
        };
        let program = async {
            let redirect = listener
                .redirect(|target| target.starts_with("/back?state=s"))
                .await
                .unwrap();
            assert_eq!(redirect.target(), "/back?state=s&code=SECRET");
            assert!(!format!("{redirect:?}").contains("SECRET"));
            redirect
                .answer("Connected", "\"<Drive>\" & co")
                .await
                .unwrap();
        };
        let (page, ()) = tokio::join!(browser, program);
        assert!(
            page.starts_with("HTTP/1.1 200 OK\r\n")
                && page.contains("\r\nReferrer-Policy: no-referrer\r\n")
        );
        assert!(
            page.ends_with("<p>\"&lt;Drive&gt;\" &amp; co</p>\n"),
            "{page}"
        );
    }

    #[tokio::test]
    async fn a_head_may_come_in_pieces() {
        let listener = RedirectListener::bind(SocketAddr::from(([127, 0, 0, 1], 0)))
            .await
            .unwrap();
        let browser = async {
            let mut stream = TcpStream::connect(address(&listener)).await.unwrap();
            for piece in ["GET /ba", "ck HTTP/1.1\r", "\nHost: h\r\n", "\r\n"] {
                stream.write_all(piece.as_bytes()).await.unwrap();
                stream.flush().await.unwrap();
                tokio::task::yield_now().await;
            }
            stream
        };
        let (stream, redirect) = tokio::join!(browser, listener.redirect(|_| true));
        assert_eq!(redirect.unwrap().target(), "/back");
        drop(stream);
    }

    #[tokio::test]
    async fn an_address_that_is_taken_is_told() {
        let first = RedirectListener::bind(SocketAddr::from(([127, 0, 0, 1], 0)))
            .await
            .unwrap();
        assert!(first.origin().starts_with("http://127.0.0.1:"));
        let second = RedirectListener::bind(address(&first)).await;
        assert_eq!(second.unwrap_err().kind(), ErrorKind::AddrInUse);
    }
}
