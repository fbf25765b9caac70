//! Waits for the browser that the provider sends back.

use std::collections::VecDeque;
use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::io::{Error, ErrorKind, Result};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::{AbortHandle, JoinSet, yield_now};
use tokio::time::{sleep, timeout};

use crate::listener::Listener;

/// A redirect with a code and a state is a few hundred bytes; browsers add headers of their own.
const LONGEST_HEAD: usize = 32 * 1024;
const MOST_HEADERS: usize = 100;

/// Browsers open connections on suspicion and say nothing on them.
const PATIENCE: Duration = Duration::from_secs(10);

/// The connections that are read at once. Another one closes the oldest silent one.
const CONNECTIONS: usize = 32;

/// The pause after the system had no file or memory left for a connection.
const PAUSE: Duration = Duration::from_millis(50);

/// The time that a browser has to follow a redirect on this machine.
const FOLLOWS: Duration = Duration::from_secs(5);

/// A listener for one redirect: HTTP/1.1 on an address of this machine.
///
/// Any program of this machine and any page in the browser can send requests here, so the program
/// says which one it waits for: [`ExpectedRedirect`](crate::ExpectedRedirect) compares the path and
/// the state. This is a whole flow:
///
/// ```
/// use pipeshub::connector_oauth::{GetOAuthAuthorizationUrlRequest, HandleOAuthCallbackRequest};
/// use pipeshub::url::parse_query;
/// use pipeshub_connect::{ExpectedRedirect, ListenAddress, Listener, RedirectListener};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let port = 0;
/// let listener = Listener::bind(ListenAddress::localhost(port)).await?;
/// let listener = RedirectListener::from(listener);
/// # // The path has a blank, and others ask before the provider's redirect comes.
/// # let emulator = pipeshub_emulator::Emulator::builder()
/// #     .redirect_base(listener.origin())
/// #     .connector(pipeshub_emulator::Connector::oauth("c1").kind("Google Drive"))
/// #     .start()
/// #     .await?;
/// # let (connector_id, builder) = ("c1", pipeshub::Pipeshub::builder());
/// # let builder = builder.server_url(emulator.server_url()).bearer_auth(emulator.token());
/// # let pipeshub = builder.build()?;
///
/// let request = GetOAuthAuthorizationUrlRequest::new(connector_id);
/// let oauth = pipeshub.connector_oauth();
/// let authorization = oauth.get_oauth_authorization_url(request).await?.into_inner();
/// let redirect_uri = parse_query(authorization.authorization_url.query())?
///     .into_iter()
///     .find_map(|(name, value)| (name == "redirect_uri").then_some(value))
///     .unwrap_or_default();
/// let state = authorization.state;
///
/// // ... the user opens the authorization URL and consents.
/// # let redirect = emulator.grant(authorization.authorization_url.as_str())?;
/// # assert!(redirect.contains("/callback/Google Drive?"), "{redirect}");
/// # let browser = tokio::spawn(browse(redirect.replace(' ', "%20")));
///
/// let expected = ExpectedRedirect::new(&redirect_uri, state.expose());
/// let redirect = listener.redirect(|target| expected.is_met_by(target)).await?;
/// let request = HandleOAuthCallbackRequest::from_redirect(redirect.target(), state)?;
/// match oauth.handle_oauth_callback(request).await {
///     Ok(_) => redirect.answer("Connected", "You can close this page.").await?,
///     Err(_) => redirect.answer("Not connected", "The program says why.").await?,
/// }
/// # assert!(emulator.is_authenticated("c1"));
/// # let page = browser.await??;
/// # assert!(page.starts_with("HTTP/1.1 200 ") && page.contains("<h1>Connected</h1>"), "{page}");
/// # Ok(())
/// # }
/// #
/// # async fn browse(redirect: String) -> std::io::Result<String> {
/// #     use tokio::io::{AsyncReadExt, AsyncWriteExt};
/// #     let (host, _) = redirect["http://".len()..].split_once('/').unwrap();
/// #     let ask = async |target: &str| {
/// #         let mut stream = tokio::net::TcpStream::connect(host).await?;
/// #         let head = format!("GET {target} HTTP/1.1\r\nHost: {host}\r\n\r\n");
/// #         stream.write_all(head.as_bytes()).await?;
/// #         let mut reply = String::new();
/// #         stream.read_to_string(&mut reply).await?;
/// #         std::io::Result::Ok(reply)
/// #     };
/// #     let target = &redirect["http://".len() + host.len()..];
/// #     let (path, query) = target.split_once('?').unwrap();
/// #     let forged = target.replace("state=", "state=x");
/// #     for other in ["/favicon.ico", "/x.png?state=x", path, &format!("/?{query}"), &forged] {
/// #         let refused = ask(other).await?;
/// #         assert!(refused.starts_with("HTTP/1.1 404 "), "{other}: {refused}");
/// #     }
/// #     let reply = ask(target).await?;
/// #     let location = reply.split_once("Location: ").unwrap().1;
/// #     ask(location.split_once('\r').unwrap().0).await
/// # }
/// ```
#[derive(Debug)]
pub struct RedirectListener {
    listener: Arc<Listener>,
}

impl From<Listener> for RedirectListener {
    fn from(listener: Listener) -> Self {
        let listener = Arc::new(listener);
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
    /// for anything), 405 for another method, 400 for what is no HTTP.
    ///
    /// A connection that says nothing keeps nobody waiting: it is closed after 10 s, or when it is
    /// the oldest of 32 and another one comes. Where the process has no file left for another one,
    /// the oldest is closed, too.
    ///
    /// There is no limit on the wait itself; put a timeout around it.
    ///
    /// # Errors
    ///
    /// The listener broke.
    pub async fn redirect(&self, is_ours: impl Fn(&str) -> bool) -> Result<Redirect> {
        let mut connections = Connections::default();
        let mut pause = Duration::ZERO;
        loop {
            let accepted = async {
                if !pause.is_zero() {
                    sleep(pause).await;
                }
                self.listener.accept().await
            };
            tokio::select! {
                biased;
                Some(asked) = connections.next() => {
                    let Some((stream, request)) = asked else { continue };
                    let refusal = match request {
                        Ok(Request { method, .. }) if method != "GET" => "405 Method Not Allowed\r\nAllow: GET",
                        Ok(Request { target, .. }) if is_ours(&target) => {
                            // The caller's next call may need their files.
                            connections.tasks.shutdown().await;
                            let listener = Self { listener: Arc::clone(&self.listener) };
                            return Ok(Redirect { stream, target, listener });
                        }
                        Ok(_) => "404 Not Found",
                        Err(NoRequest) => "400 Bad Request",
                    };
                    connections.refuse(stream, refusal);
                }
                accepted = accepted => {
                    pause = Duration::ZERO;
                    match accepted {
                        Ok((stream, _)) => {
                            connections.read(stream);
                            // What it has sent already is read before others can push it out.
                            yield_now().await;
                        }
                        Err(error) if is_exhausted(&error) => {
                            connections.close_oldest();
                            pause = PAUSE;
                        }
                        Err(error) if is_gone(&error) => {}
                        Err(error) => return Err(error),
                    }
                }
            }
        }
    }
}

/// Returns whether the system had no file or memory left for a connection.
fn is_exhausted(error: &Error) -> bool {
    // EMFILE, ENFILE and ENOBUFS, or what Windows has for them: they have no kind of their own.
    let codes: &[i32] = if cfg!(windows) {
        &[10024, 10055]
    } else if cfg!(any(target_os = "linux", target_os = "android")) {
        &[24, 23, 105]
    } else {
        &[24, 23, 55]
    };
    error.kind() == ErrorKind::OutOfMemory
        || error
            .raw_os_error()
            .is_some_and(|code| codes.contains(&code))
}

/// Returns whether the connection broke before it was accepted.
fn is_gone(error: &Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::ConnectionAborted
            | ErrorKind::ConnectionReset
            | ErrorKind::NetworkDown
            | ErrorKind::NetworkUnreachable
            | ErrorKind::HostUnreachable
    )
}

/// The connections that are read or refused, in the order in which that began. A task that is not
/// in `open` has ended or was aborted.
#[derive(Default)]
struct Connections {
    tasks: JoinSet<Option<Asked>>,
    open: VecDeque<Connection>,
}

struct Connection {
    task: AbortHandle,
    /// Set once a part of a request has arrived.
    has_spoken: Arc<AtomicBool>,
}

impl Connections {
    fn read(&mut self, stream: TcpStream) {
        let has_spoken = Arc::new(AtomicBool::new(false));
        let asked = asked(stream, Arc::clone(&has_spoken));
        self.add(asked, has_spoken);
    }

    fn refuse(&mut self, stream: TcpStream, head: &'static str) {
        let refused = async move { refuse(stream, head).await.map(|()| None) };
        self.add(refused, Arc::default());
    }

    fn add(
        &mut self,
        work: impl Future<Output = Result<Option<Asked>>> + Send + 'static,
        has_spoken: Arc<AtomicBool>,
    ) {
        self.open
            .retain(|connection| !connection.task.is_finished());
        if self.open.len() >= CONNECTIONS {
            self.close_oldest();
        }
        let work = async { timeout(PATIENCE, work).await.ok()?.ok()? };
        let task = self.tasks.spawn(work);
        self.open.push_back(Connection { task, has_spoken });
    }

    /// Closes the oldest silent connection, or the oldest one where all have said something.
    fn close_oldest(&mut self) {
        let is_silent = |connection: &Connection| !connection.has_spoken.load(Ordering::Relaxed);
        let oldest = self.open.iter().position(is_silent).unwrap_or(0);
        if let Some(connection) = self.open.remove(oldest) {
            connection.task.abort();
        }
    }

    /// Waits for a task to end. `None` is that there is none; `Some(None)`, that it brought nothing.
    async fn next(&mut self) -> Option<Option<Asked>> {
        let ended = self.tasks.join_next().await?;
        Some(ended.ok().flatten())
    }
}

/// A redirect that has come, and the browser that waits for a page. Dropping it closes the
/// connection.
pub struct Redirect {
    stream: TcpStream,
    target: String,
    listener: RedirectListener,
}

impl Redirect {
    /// The path and the query, as the browser sent them. There is a code in it.
    #[must_use]
    pub fn target(&self) -> &str {
        &self.target
    }

    /// Shows a page in the browser: a title and a sentence, as plain text.
    ///
    /// The browser is sent to another address for it, so that the code is not in its address bar.
    /// It has 5 s to go there.
    ///
    /// # Errors
    ///
    /// The browser has gone, or did not go there.
    pub async fn answer(mut self, title: &str, text: &str) -> Result<()> {
        if let Ok(0) = self.stream.try_read(&mut [0]) {
            return Err(ErrorKind::BrokenPipe.into());
        }
        // Nobody else can ask for it in the browser's place.
        let path = format!("/done/{:016x}", RandomState::new().hash_one(title));
        let head = format!("303 See Other\r\nLocation: {path}\r\n{PRIVATE}");
        timeout(PATIENCE, write(&mut self.stream, &head, "")).await??;
        let follows = self.listener.redirect(|target| target == path);
        let mut followed = timeout(FOLLOWS, follows).await??;

        let (title, text) = (escaped(title), escaped(text));
        let page = format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<h1>{title}</h1>\n\
             <p>{text}</p>\n"
        );
        let head = format!("200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{PRIVATE}");
        timeout(PATIENCE, write(&mut followed.stream, &head, &page)).await?
    }
}

/// Nothing is kept, and nothing is loaded that could learn from where.
const PRIVATE: &str = "Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\n\
                       Content-Security-Policy: default-src 'none'";

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

/// The error for a request that is not HTTP, or too long.
struct NoRequest;

type Asked = (TcpStream, std::result::Result<Request, NoRequest>);

/// Reads the head of a request. A `GET` has no body, and what else has one is refused unread.
async fn asked(mut stream: TcpStream, has_spoken: Arc<AtomicBool>) -> Result<Option<Asked>> {
    let mut bytes = Vec::new();
    loop {
        if stream.read_buf(&mut bytes).await? == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        has_spoken.store(true, Ordering::Relaxed);
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

async fn refuse(mut stream: TcpStream, head: &str) -> Result<()> {
    write(&mut stream, head, "").await?;
    // What is closed with something unread in it is reset, and the refusal may be lost.
    let mut rest = [0; 1024];
    while stream.read(&mut rest).await? > 0 {}
    Ok(())
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

    /// Follows the redirect to which the response sends the browser.
    async fn follow(listener: &RedirectListener, reply: &str) -> String {
        assert!(reply.starts_with("HTTP/1.1 303 "), "{reply}");
        assert!(reply.contains("\r\nReferrer-Policy: no-referrer\r\n"));
        let path = reply.split_once("\r\nLocation: ").unwrap().1;
        let path = path.split_once('\r').unwrap().0;
        assert!(path.starts_with("/done/") && !path.contains('?'), "{path}");
        ask(listener, &format!("GET {path} HTTP/1.1\r\n\r\n")).await
    }

    const BACK: &[u8] = b"GET /back HTTP/1.1\r\nHost: h\r\n\r\n";

    /// Whether the other side has closed the connection, as far as it is known now.
    fn is_closed(stream: &TcpStream) -> bool {
        let read = stream.try_read(&mut [0]);
        !read.is_err_and(|error| error.kind() == ErrorKind::WouldBlock)
    }

    async fn listener_on_loopback() -> RedirectListener {
        let address = SocketAddr::from(([127, 0, 0, 1], 0));
        RedirectListener::bind(address).await.unwrap()
    }

    #[tokio::test]
    async fn silent_connections_beyond_the_limit_close_the_oldest() {
        let listener = listener_on_loopback().await;
        let browser = async {
            let mut silent = Vec::new();
            for _ in 0..CONNECTIONS + 8 {
                silent.push(TcpStream::connect(address(&listener)).await.unwrap());
            }
            let refused = ask(&listener, "GET /favicon.ico HTTP/1.1\r\n\r\n").await;
            assert!(refused.starts_with("HTTP/1.1 404 "), "{refused}");
            for (number, stream) in silent.iter_mut().enumerate().take(8) {
                assert_eq!(stream.read(&mut [0]).await.unwrap(), 0, "{number}");
            }
            // Had they been waited for, all of them would be closed by now.
            for stream in &silent[12..] {
                assert!(!is_closed(stream));
            }
            let mut last = TcpStream::connect(address(&listener)).await.unwrap();
            last.write_all(BACK).await.unwrap();
            (last, silent)
        };
        let (open, redirect) = tokio::join!(browser, listener.redirect(|target| target == "/back"));
        drop((open, redirect.unwrap()));
    }

    #[tokio::test]
    async fn redirect_before_a_flood_of_silent_connections_is_taken() {
        let listener = listener_on_loopback().await;
        let mut real = TcpStream::connect(address(&listener)).await.unwrap();
        real.write_all(BACK).await.unwrap();
        let mut silent = Vec::new();
        for _ in 0..3 * CONNECTIONS {
            silent.push(TcpStream::connect(address(&listener)).await.unwrap());
        }
        let redirect = listener.redirect(|_| true).await.unwrap();
        assert_eq!(redirect.target(), "/back");
    }

    #[tokio::test]
    async fn connection_that_has_said_something_outlives_silent_ones() {
        let listener = listener_on_loopback().await;
        let browser = async {
            let mut slow = TcpStream::connect(address(&listener)).await.unwrap();
            slow.write_all(&BACK[..7]).await.unwrap();
            let mut silent = Vec::new();
            for _ in 0..3 * CONNECTIONS {
                silent.push(TcpStream::connect(address(&listener)).await.unwrap());
            }
            assert_eq!(silent[0].read(&mut [0]).await.unwrap(), 0);
            slow.write_all(&BACK[7..]).await.unwrap();
            (slow, silent)
        };
        let (open, redirect) = tokio::join!(browser, listener.redirect(|_| true));
        assert_eq!(redirect.unwrap().target(), "/back");
        drop(open);
    }

    #[tokio::test]
    async fn refused_connections_that_stay_open_keep_nobody_waiting() {
        let listener = listener_on_loopback().await;
        let browser = async {
            let mut refused = Vec::new();
            for _ in 0..CONNECTIONS + 8 {
                let mut stream = TcpStream::connect(address(&listener)).await.unwrap();
                stream.write_all(b"GET /x HTTP/1.1\r\n\r\n").await.unwrap();
                let mut head = [0; 12];
                stream.read_exact(&mut head).await.unwrap();
                assert_eq!(&head, b"HTTP/1.1 404");
                refused.push(stream);
            }
            // Had they been waited for, all of them would be closed by now: the first byte would be
            // met by a reset, and the second one by an error.
            for stream in &mut refused[12..] {
                stream.write_all(b"x").await.unwrap();
                stream.write_all(b"x").await.unwrap();
            }
            let mut last = TcpStream::connect(address(&listener)).await.unwrap();
            last.write_all(BACK).await.unwrap();
            (last, refused)
        };
        let redirect = listener.redirect(|target| target == "/back");
        let (open, redirect) = tokio::join!(browser, redirect);
        assert_eq!(redirect.unwrap().target(), "/back");
        drop(open);
    }

    #[test]
    fn lack_of_files_is_waited_out_and_a_broken_listener_is_not() {
        let codes = if cfg!(windows) {
            [10024, 10055]
        } else {
            [23, 24]
        };
        for code in codes {
            assert!(is_exhausted(&Error::from_raw_os_error(code)), "{code}");
        }
        for kind in [ErrorKind::InvalidInput, ErrorKind::PermissionDenied] {
            let error = Error::from(kind);
            assert!(!is_exhausted(&error) && !is_gone(&error), "{error}");
        }
    }

    #[tokio::test]
    async fn browser_that_has_gone_is_told_at_once() {
        let listener = listener_on_loopback().await;
        let browser = async {
            let mut stream = TcpStream::connect(address(&listener)).await.unwrap();
            stream.write_all(BACK).await.unwrap();
        };
        let ((), redirect) = tokio::join!(browser, listener.redirect(|_| true));
        let redirect = redirect.unwrap();
        // Its end has come.
        redirect.stream.readable().await.unwrap();
        let error = redirect.answer("Connected", "").await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::BrokenPipe);
    }

    #[tokio::test]
    async fn page_at_the_end_is_for_who_was_sent_there() {
        let listener = listener_on_loopback().await;
        let browser = async {
            let sent_on = ask(&listener, "GET /back?code=c HTTP/1.1\r\n\r\n").await;
            for other in ["/done/", "/done/0000000000000000", "/back?code=c", "/"] {
                let refused = ask(&listener, &format!("GET {other} HTTP/1.1\r\n\r\n")).await;
                assert!(refused.starts_with("HTTP/1.1 404 "), "{other}: {refused}");
            }
            follow(&listener, &sent_on).await
        };
        let program = async {
            let redirect = listener.redirect(|_| true).await.unwrap();
            redirect.answer("Connected", "Good.").await.unwrap();
        };
        let (page, ()) = tokio::join!(browser, program);
        assert!(page.contains("<h1>Connected</h1>\n<p>Good.</p>"), "{page}");
    }

    #[tokio::test]
    async fn one_redirect_is_taken_and_everything_else_refused() {
        let listener = listener_on_loopback().await;
        let browser = async {
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
            let sent_on = ask(
                &listener,
                "GET /back?state=s&code=SECRET HTTP/1.1\r\nHost: h\r\n\r\n",
            )
            .await;
            follow(&listener, &sent_on).await
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
                yield_now().await;
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
