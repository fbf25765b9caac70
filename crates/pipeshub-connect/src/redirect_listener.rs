//! The HTTP listener for the browser that the provider redirects.
//!
//! [`RedirectListener`] returns the one expected request, and refuses all others. The caller
//! decides which request is expected, usually by `ExpectedRedirect`.
//! [`RedirectListener::redirect`] is the entry point.

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

/// The maximum length of a request's head, in bytes.
///
/// A redirect with a code and a state has a few hundred bytes. Browsers add their headers.
const MAX_HEAD_LENGTH: usize = 32 * 1024;

/// The maximum number of headers in a request.
const MAX_HEADERS: usize = 100;

/// The time limit to read one request, or to write one response.
///
/// Browsers open connections speculatively and send nothing on them.
const EXCHANGE_TIMEOUT: Duration = Duration::from_secs(10);

/// The maximum number of open connections. A further connection closes the oldest silent one.
const MAX_CONNECTIONS: usize = 32;

/// The pause after the system had no file descriptor or memory left for a connection.
const EXHAUSTED_PAUSE: Duration = Duration::from_millis(50);

/// The time limit for a browser to follow a redirect on this machine.
const FOLLOW_TIMEOUT: Duration = Duration::from_secs(5);

/// A listener for one redirect, which speaks HTTP/1.1 on an address of this machine.
///
/// Any program of this machine and any page in the browser can send requests to this address. The
/// caller therefore decides which request is the redirect.
/// [`ExpectedRedirect`](crate::ExpectedRedirect) compares the path and the state. The example is a
/// whole flow:
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
/// # // The path has a blank, and other requests arrive before the provider's redirect.
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
///     Err(_) => redirect.answer("Not connected", "See the output of the program.").await?,
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
/// #     let get = async |target: &str| {
/// #         let mut stream = tokio::net::TcpStream::connect(host).await?;
/// #         let head = format!("GET {target} HTTP/1.1\r\nHost: {host}\r\n\r\n");
/// #         stream.write_all(head.as_bytes()).await?;
/// #         let mut response = String::new();
/// #         stream.read_to_string(&mut response).await?;
/// #         std::io::Result::Ok(response)
/// #     };
/// #     let target = &redirect["http://".len() + host.len()..];
/// #     let (path, query) = target.split_once('?').unwrap();
/// #     let forged = target.replace("state=", "state=x");
/// #     for other in ["/favicon.ico", "/x.png?state=x", path, &format!("/?{query}"), &forged] {
/// #         let refused = get(other).await?;
/// #         assert!(refused.starts_with("HTTP/1.1 404 "), "{other}: {refused}");
/// #     }
/// #     let response = get(target).await?;
/// #     let location = response.split_once("Location: ").unwrap().1;
/// #     get(location.split_once('\r').unwrap().0).await
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
    /// Listens on one address. Port 0 selects a free port.
    ///
    /// For `localhost`, create this listener from a [`Listener`].
    ///
    /// # Errors
    ///
    /// The address is in use, or this machine does not have the address. Choose another one.
    pub async fn bind(address: SocketAddr) -> Result<Self> {
        Listener::bind(address).await.map(Self::from)
    }

    /// The origin of this listener's URLs, such as `http://127.0.0.1:8085`.
    #[must_use]
    pub fn origin(&self) -> String {
        self.listener.origin()
    }

    /// Waits for a `GET` request whose path and query satisfy `is_expected`.
    ///
    /// Meanwhile, all other requests are refused:
    ///
    /// - 404 for another path or query. Browsers request an icon, and any program of this machine
    ///   can request anything.
    /// - 405 for another method.
    /// - 400 for bytes that are not HTTP, and for a head above 32 KiB or 100 headers.
    ///
    /// A silent connection does not block others, and is closed after 10 s. The oldest silent
    /// connection is closed earlier if another one arrives while 32 are open. The same happens if
    /// the process has no file descriptor left. If no connection is silent, the oldest is closed.
    ///
    /// The wait has no time limit; put a timeout around the call.
    ///
    /// # Errors
    ///
    /// The listener failed for good. Bind a new one.
    pub async fn redirect(&self, is_expected: impl Fn(&str) -> bool) -> Result<Redirect> {
        let mut connections = Connections::default();
        // `pause` is zero unless the last `accept` found no file descriptor or memory. A task that
        // ends meanwhile starts the pause again.
        //
        // Each round handles one finished task of `connections`, or one result of `accept`. The
        // tasks are polled first, so that a flood of new connections does not delay a complete
        // request. The other future is dropped and created again, which loses no connection.
        //
        // The loop ends with the expected request or with an error of `accept`. A lack of resources
        // and the error of a single connection do not end the loop.
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
                Some(received) = connections.next() => {
                    let Some((stream, request)) = received else { continue };
                    let refusal = match request {
                        Ok(Request { method, .. }) if method != "GET" => "405 Method Not Allowed\r\nAllow: GET",
                        Ok(Request { target, .. }) if is_expected(&target) => {
                            // The caller's next call may need their file descriptors.
                            connections.tasks.shutdown().await;
                            let listener = Self { listener: Arc::clone(&self.listener) };
                            return Ok(Redirect { stream, target, listener });
                        }
                        Ok(_) => "404 Not Found",
                        Err(InvalidRequest) => "400 Bad Request",
                    };
                    connections.refuse(stream, refusal);
                }
                accepted = accepted => {
                    pause = Duration::ZERO;
                    match accepted {
                        Ok((stream, _)) => {
                            connections.read(stream);
                            // Lets the new task read what has arrived already. The connection is
                            // then no longer silent, and later connections do not close it.
                            yield_now().await;
                        }
                        Err(error) if is_exhausted(&error) => {
                            connections.close_oldest();
                            pause = EXHAUSTED_PAUSE;
                        }
                        Err(error) if is_lost_connection(&error) => {}
                        Err(error) => return Err(error),
                    }
                }
            }
        }
    }
}

/// Whether the system had no file descriptor or memory left for a connection.
fn is_exhausted(error: &Error) -> bool {
    // EMFILE, ENFILE and ENOBUFS, or WSAEMFILE and WSAENOBUFS on Windows. `ErrorKind` has no
    // variants for them.
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

/// Whether the connection was lost before `accept` returned it.
fn is_lost_connection(error: &Error) -> bool {
    // On Linux, `accept` returns errors of the new connection's network, too (accept(2)). These are
    // ENONET, EPROTO, ENOPROTOOPT and EHOSTDOWN. On other systems, EPROTO alone. `ErrorKind` has no
    // variants for them.
    let codes: &[i32] = if cfg!(windows) {
        &[]
    } else if cfg!(any(target_os = "linux", target_os = "android")) {
        &[64, 71, 92, 112]
    } else {
        &[100]
    };
    let is_of_network = matches!(
        error.kind(),
        ErrorKind::ConnectionAborted
            | ErrorKind::ConnectionReset
            | ErrorKind::NetworkDown
            | ErrorKind::NetworkUnreachable
            | ErrorKind::HostUnreachable
    );
    is_of_network
        || error
            .raw_os_error()
            .is_some_and(|code| codes.contains(&code))
}

/// The connections of which a request is read or refused.
///
/// Each has a task. A task without an entry in `open` has ended or was aborted.
#[derive(Default)]
struct Connections {
    tasks: JoinSet<Option<ReceivedRequest>>,
    /// Oldest task first. The list may contain tasks that have ended.
    open: VecDeque<Connection>,
}

struct Connection {
    task: AbortHandle,
    /// A flag that is set once a part of a request has arrived.
    ///
    /// The task that reads sets the flag and never clears it. `Relaxed` suffices, since the
    /// flag guards no other memory. A stale value only changes which connection is closed.
    has_sent_bytes: Arc<AtomicBool>,
}

impl Connections {
    /// Reads a request from the connection.
    fn read(&mut self, stream: TcpStream) {
        let has_sent_bytes = Arc::new(AtomicBool::new(false));
        let request = read_request(stream, Arc::clone(&has_sent_bytes));
        self.add(request, has_sent_bytes);
    }

    /// Refuses the request of the connection with this status line and headers.
    fn refuse(&mut self, stream: TcpStream, head: &'static str) {
        let refusal = async move { refuse(stream, head).await.map(|()| None) };
        // A refused connection counts as silent, so that it can be closed for a new one.
        self.add(refusal, Arc::default());
    }

    /// Starts a task with a time limit. At the maximum, closes another connection first.
    fn add(
        &mut self,
        work: impl Future<Output = Result<Option<ReceivedRequest>>> + Send + 'static,
        has_sent_bytes: Arc<AtomicBool>,
    ) {
        self.open
            .retain(|connection| !connection.task.is_finished());
        if self.open.len() >= MAX_CONNECTIONS {
            self.close_oldest();
        }
        let work = async { timeout(EXCHANGE_TIMEOUT, work).await.ok()?.ok()? };
        let task = self.tasks.spawn(work);
        self.open.push_back(Connection {
            task,
            has_sent_bytes,
        });
    }

    /// Closes the oldest silent connection, or the oldest one if none is silent.
    fn close_oldest(&mut self) {
        let is_silent =
            |connection: &Connection| !connection.has_sent_bytes.load(Ordering::Relaxed);
        let oldest = self.open.iter().position(is_silent).unwrap_or(0);
        if let Some(connection) = self.open.remove(oldest) {
            connection.task.abort();
        }
    }

    /// Waits until a task ends.
    ///
    /// Returns `None` if there is no task, and `Some(None)` if the task has received no request.
    async fn next(&mut self) -> Option<Option<ReceivedRequest>> {
        let ended = self.tasks.join_next().await?;
        Some(ended.ok().flatten())
    }
}

/// A received redirect, whose browser waits for a page.
///
/// Dropping the redirect closes the connection to the browser.
pub struct Redirect {
    stream: TcpStream,
    target: String,
    listener: RedirectListener,
}

impl Redirect {
    /// The path and the query as the browser sent them. The query contains the code.
    #[must_use]
    pub fn target(&self) -> &str {
        &self.target
    }

    /// Shows a page in the browser, with a title and a sentence as plain text.
    ///
    /// The method first redirects the browser to another address, so that the address bar does not
    /// show the code. The browser has 5 s to follow.
    ///
    /// # Errors
    ///
    /// The browser has closed the connection, or did not follow. The user may not have seen the
    /// page.
    pub async fn answer(mut self, title: &str, text: &str) -> Result<()> {
        // A read of zero bytes means that the browser has closed the connection.
        if let Ok(0) = self.stream.try_read(&mut [0]) {
            return Err(ErrorKind::BrokenPipe.into());
        }
        // The path is random, so that no other program can request the page before the browser.
        let path = format!("/done/{:016x}", RandomState::new().hash_one(title));
        let head = format!("303 See Other\r\nLocation: {path}\r\n{PRIVACY_HEADERS}");
        timeout(EXCHANGE_TIMEOUT, write(&mut self.stream, &head, "")).await??;
        let page_request = self.listener.redirect(|target| target == path);
        let mut page_request = timeout(FOLLOW_TIMEOUT, page_request).await??;

        let (title, text) = (escaped(title), escaped(text));
        let page = format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<h1>{title}</h1>\n\
             <p>{text}</p>\n"
        );
        let head = format!("200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{PRIVACY_HEADERS}");
        timeout(
            EXCHANGE_TIMEOUT,
            write(&mut page_request.stream, &head, &page),
        )
        .await?
    }
}

/// Headers against caching and against leaks of the address.
///
/// The page loads nothing, so that no other server receives the page's address as the referrer.
const PRIVACY_HEADERS: &str = "Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\n\
                               Content-Security-Policy: default-src 'none'";

/// Omits the target, which contains the code.
impl fmt::Debug for Redirect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Redirect").finish_non_exhaustive()
    }
}

/// The first line of a request.
struct Request {
    method: String,
    /// The path and the query.
    target: String,
}

/// The error of a request that is not HTTP, or whose head is too long.
struct InvalidRequest;

/// A connection and the request that was read from it.
type ReceivedRequest = (TcpStream, std::result::Result<Request, InvalidRequest>);

/// Reads the head of a request.
///
/// A `GET` has no body, and a request of another method is refused before its body is read.
async fn read_request(
    mut stream: TcpStream,
    has_sent_bytes: Arc<AtomicBool>,
) -> Result<Option<ReceivedRequest>> {
    // `bytes` contains everything that was read, at most `MAX_HEAD_LENGTH` bytes. Each round reads
    // once and parses `bytes` from the start. The loop ends if the head is complete, invalid or too
    // long. It also ends if the client closes the connection, or if the read fails. A round begins
    // only if `bytes` is below the limit, so a read of zero bytes is the end of the connection.
    let mut bytes = Vec::new();
    loop {
        // `read_buf` alone may read as much as the buffer happens to have room for.
        let room = (MAX_HEAD_LENGTH - bytes.len()) as u64;
        if (&mut stream).take(room).read_buf(&mut bytes).await? == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        has_sent_bytes.store(true, Ordering::Relaxed);
        let mut headers = [httparse::EMPTY_HEADER; MAX_HEADERS];
        let mut request = httparse::Request::new(&mut headers);
        let request = match request.parse(&bytes) {
            Ok(httparse::Status::Partial) if bytes.len() < MAX_HEAD_LENGTH => continue,
            Ok(httparse::Status::Complete(_)) => {
                request.method.zip(request.path).ok_or(InvalidRequest)
            }
            _ => Err(InvalidRequest),
        };
        let request = request.map(|(method, path)| Request {
            method: method.to_owned(),
            target: path.to_owned(),
        });
        return Ok(Some((stream, request)));
    }
}

/// Sends a response without a body, and reads until the client closes the connection.
async fn refuse(mut stream: TcpStream, head: &str) -> Result<()> {
    write(&mut stream, head, "").await?;
    // The system resets a connection that is closed with unread bytes. The client could then lose
    // the response.
    let mut rest = [0; 1024];
    while stream.read(&mut rest).await? > 0 {}
    Ok(())
}

/// Writes a response, and ends this side of the connection.
async fn write(stream: &mut TcpStream, head: &str, body: &str) -> Result<()> {
    let length = body.len();
    let response =
        format!("HTTP/1.1 {head}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}");
    stream.write_all(response.as_bytes()).await?;
    stream.shutdown().await
}

/// Escapes text for HTML outside of attributes.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use tokio::time::Instant;

    use super::*;

    fn address(listener: &RedirectListener) -> SocketAddr {
        let origin = listener.origin();
        origin.strip_prefix("http://").unwrap().parse().unwrap()
    }

    /// Sends a request, and returns the response.
    async fn exchange(listener: &RedirectListener, request: &str) -> String {
        let mut stream = TcpStream::connect(address(listener)).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut response = String::new();
        stream.read_to_string(&mut response).await.unwrap();
        response
    }

    /// Follows a redirect of the listener, and returns the next response.
    async fn follow(listener: &RedirectListener, response: &str) -> String {
        assert!(response.starts_with("HTTP/1.1 303 "), "{response}");
        assert!(response.contains("\r\nReferrer-Policy: no-referrer\r\n"));
        let path = response.split_once("\r\nLocation: ").unwrap().1;
        let path = path.split_once('\r').unwrap().0;
        assert!(path.starts_with("/done/") && !path.contains('?'), "{path}");
        exchange(listener, &format!("GET {path} HTTP/1.1\r\n\r\n")).await
    }

    const REDIRECT_REQUEST: &[u8] = b"GET /back HTTP/1.1\r\nHost: h\r\n\r\n";

    /// Whether the end of the connection has arrived.
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
            for _ in 0..MAX_CONNECTIONS + 8 {
                silent.push(TcpStream::connect(address(&listener)).await.unwrap());
            }
            let refused = exchange(&listener, "GET /favicon.ico HTTP/1.1\r\n\r\n").await;
            assert!(refused.starts_with("HTTP/1.1 404 "), "{refused}");
            for (number, stream) in silent.iter_mut().enumerate().take(8) {
                assert_eq!(stream.read(&mut [0]).await.unwrap(), 0, "{number}");
            }
            // If the listener had waited for their timeout, all of them would be closed by now.
            for stream in &silent[12..] {
                assert!(!is_closed(stream));
            }
            let mut last = TcpStream::connect(address(&listener)).await.unwrap();
            last.write_all(REDIRECT_REQUEST).await.unwrap();
            (last, silent)
        };
        let (open, redirect) = tokio::join!(browser, listener.redirect(|target| target == "/back"));
        drop((open, redirect.unwrap()));
    }

    #[tokio::test]
    async fn redirect_before_a_flood_of_silent_connections_is_received() {
        let listener = listener_on_loopback().await;
        let mut real = TcpStream::connect(address(&listener)).await.unwrap();
        real.write_all(REDIRECT_REQUEST).await.unwrap();
        let mut silent = Vec::new();
        for _ in 0..3 * MAX_CONNECTIONS {
            silent.push(TcpStream::connect(address(&listener)).await.unwrap());
        }
        let redirect = listener.redirect(|_| true).await.unwrap();
        assert_eq!(redirect.target(), "/back");
    }

    #[tokio::test]
    async fn connection_with_a_part_of_a_request_outlives_silent_ones() {
        let listener = listener_on_loopback().await;
        let browser = async {
            let mut slow = TcpStream::connect(address(&listener)).await.unwrap();
            slow.write_all(&REDIRECT_REQUEST[..7]).await.unwrap();
            let mut silent = Vec::new();
            for _ in 0..3 * MAX_CONNECTIONS {
                silent.push(TcpStream::connect(address(&listener)).await.unwrap());
            }
            assert_eq!(silent[0].read(&mut [0]).await.unwrap(), 0);
            slow.write_all(&REDIRECT_REQUEST[7..]).await.unwrap();
            (slow, silent)
        };
        let (open, redirect) = tokio::join!(browser, listener.redirect(|_| true));
        assert_eq!(redirect.unwrap().target(), "/back");
        drop(open);
    }

    #[tokio::test]
    async fn refused_connections_that_stay_open_do_not_block_the_redirect() {
        let listener = listener_on_loopback().await;
        let browser = async {
            let mut refused = Vec::new();
            for _ in 0..MAX_CONNECTIONS + 8 {
                let mut stream = TcpStream::connect(address(&listener)).await.unwrap();
                stream.write_all(b"GET /x HTTP/1.1\r\n\r\n").await.unwrap();
                let mut head = [0; 12];
                stream.read_exact(&mut head).await.unwrap();
                assert_eq!(&head, b"HTTP/1.1 404");
                refused.push(stream);
            }
            // If the listener had waited for their timeout, all of them would be closed by now.
            // Then the first byte would cause a reset, and the second write would fail.
            for stream in &mut refused[12..] {
                stream.write_all(b"x").await.unwrap();
                stream.write_all(b"x").await.unwrap();
            }
            let mut last = TcpStream::connect(address(&listener)).await.unwrap();
            last.write_all(REDIRECT_REQUEST).await.unwrap();
            (last, refused)
        };
        let redirect = listener.redirect(|target| target == "/back");
        let (open, redirect) = tokio::join!(browser, redirect);
        assert_eq!(redirect.unwrap().target(), "/back");
        drop(open);
    }

    #[test]
    fn error_for_lack_of_files_is_temporary_and_others_are_permanent() {
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
            assert!(
                !is_exhausted(&error) && !is_lost_connection(&error),
                "{error}"
            );
        }
    }

    #[test]
    fn error_of_a_lost_connection_is_neither_permanent_nor_a_lack_of_files() {
        // ECONNABORTED, ECONNRESET, ENETDOWN, ENETUNREACH and EHOSTUNREACH, then the codes without a
        // kind.
        let codes: &[i32] = if cfg!(windows) {
            &[10053, 10054, 10050, 10051, 10065]
        } else if cfg!(any(target_os = "linux", target_os = "android")) {
            &[103, 104, 100, 101, 113, 64, 71, 92, 112]
        } else {
            &[53, 54, 50, 51, 65, 100]
        };
        for code in codes {
            let error = Error::from_raw_os_error(*code);
            assert!(
                is_lost_connection(&error) && !is_exhausted(&error),
                "{error}"
            );
        }
        let codes = if cfg!(windows) {
            [10024, 10055]
        } else {
            [23, 24]
        };
        for code in codes {
            let error = Error::from_raw_os_error(code);
            assert!(!is_lost_connection(&error), "{error}");
        }
    }

    /// Waits until the end of the connection. Returns the time since `begun`, which is tokio's
    /// paused time. The time is about a minute if the connection stays open.
    async fn closed_after(stream: &mut TcpStream, begun: Instant) -> Duration {
        let mut bytes = Vec::new();
        let _ = timeout(6 * EXCHANGE_TIMEOUT, stream.read_to_end(&mut bytes)).await;
        begun.elapsed()
    }

    #[tokio::test(start_paused = true)]
    async fn connection_without_a_whole_request_is_closed_at_the_time_limit() {
        for request in [
            &b""[..],
            b"GET",
            &REDIRECT_REQUEST[..REDIRECT_REQUEST.len() - 1],
        ] {
            let listener = listener_on_loopback().await;
            let client = async {
                let mut stream = TcpStream::connect(address(&listener)).await.unwrap();
                stream.write_all(request).await.unwrap();
                closed_after(&mut stream, Instant::now()).await
            };
            tokio::select! {
                time = client => assert_at_limit(time, EXCHANGE_TIMEOUT),
                redirect = listener.redirect(|_| true) => panic!("{redirect:?}"),
            }
        }
    }

    /// Tokio's timers round up to a millisecond, and the listener starts its own a moment later.
    #[track_caller]
    fn assert_at_limit(time: Duration, limit: Duration) {
        let late = time.checked_sub(limit).map(|late| late.as_millis());
        assert!(late.is_some_and(|late| late <= 5), "{time:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn request_in_many_pieces_is_closed_at_the_time_limit_of_the_whole() {
        let listener = listener_on_loopback().await;
        let client = async {
            let begun = Instant::now();
            let stream = TcpStream::connect(address(&listener)).await.unwrap();
            let (mut read, mut write) = stream.into_split();
            let writes = async {
                write.write_all(b"GET /").await.unwrap();
                loop {
                    sleep(Duration::from_secs(1)).await;
                    // Fails once the listener has closed the connection.
                    let _ = write.write_all(b"x").await;
                }
            };
            let mut end = [0];
            tokio::select! {
                _ = read.read(&mut end) => begun.elapsed(),
                () = writes => unreachable!(),
                () = sleep(6 * EXCHANGE_TIMEOUT) => begun.elapsed(),
            }
        };
        tokio::select! {
            time = client => assert_at_limit(time, EXCHANGE_TIMEOUT),
            redirect = listener.redirect(|_| true) => panic!("{redirect:?}"),
        }
    }

    #[tokio::test(start_paused = true)]
    async fn refused_connection_that_stays_open_is_closed_at_the_time_limit() {
        let listener = listener_on_loopback().await;
        let accepted = async {
            let mut connections = Connections::default();
            let (stream, _) = listener.listener.accept().await.unwrap();
            let begun = Instant::now();
            connections.refuse(stream, "404 Not Found");
            // The task ends when it has closed the connection.
            let ended = timeout(6 * EXCHANGE_TIMEOUT, connections.next()).await;
            assert!(matches!(ended, Ok(Some(None))));
            begun.elapsed()
        };
        let (client, time) = tokio::join!(TcpStream::connect(address(&listener)), accepted);
        assert_at_limit(time, EXCHANGE_TIMEOUT);
        let mut refused = String::new();
        client.unwrap().read_to_string(&mut refused).await.unwrap();
        assert!(refused.starts_with("HTTP/1.1 404 "), "{refused}");
    }

    #[tokio::test(start_paused = true)]
    async fn answer_to_a_browser_that_does_not_follow_fails_at_the_time_limit() {
        let listener = listener_on_loopback().await;
        let browser = async {
            let mut stream = TcpStream::connect(address(&listener)).await.unwrap();
            stream.write_all(REDIRECT_REQUEST).await.unwrap();
            stream
        };
        let (stream, redirect) = tokio::join!(browser, listener.redirect(|_| true));
        let begun = Instant::now();
        let answer = redirect.unwrap().answer("Connected", "");
        let error = timeout(6 * EXCHANGE_TIMEOUT, answer).await.unwrap();
        assert_eq!(error.unwrap_err().kind(), ErrorKind::TimedOut);
        assert_at_limit(begun.elapsed(), FOLLOW_TIMEOUT);
        drop(stream);
    }

    #[tokio::test]
    async fn request_head_up_to_the_limit_is_read_and_a_longer_one_is_refused() {
        let head = |length: usize| {
            let ends = "GET / HTTP/1.1\r\n\r\n".len();
            format!("GET /{} HTTP/1.1\r\n\r\n", "x".repeat(length - ends))
        };
        for (length, status) in [
            (MAX_HEAD_LENGTH - 1, "404"),
            (MAX_HEAD_LENGTH, "404"),
            (MAX_HEAD_LENGTH + 1, "400"),
            (MAX_HEAD_LENGTH + 100, "400"),
            (2 * MAX_HEAD_LENGTH, "400"),
            (4 * MAX_HEAD_LENGTH, "400"),
        ] {
            // The first piece decides where the reads of the listener begin and end.
            for first in [1, 100, 5000, MAX_HEAD_LENGTH - 2] {
                let listener = listener_on_loopback().await;
                let head = head(length);
                assert_eq!(head.len(), length);
                let client = async {
                    let mut stream = TcpStream::connect(address(&listener)).await.unwrap();
                    let (first, rest) = head.as_bytes().split_at(first);
                    stream.write_all(first).await.unwrap();
                    // Lets the listener read the piece.
                    for _ in 0..10 {
                        yield_now().await;
                    }
                    stream.write_all(rest).await.unwrap();
                    let mut response = String::new();
                    stream.read_to_string(&mut response).await.unwrap();
                    response
                };
                tokio::select! {
                    response = client => {
                        assert!(response.starts_with(&format!("HTTP/1.1 {status} ")), "{length}: {response}");
                    }
                    redirect = listener.redirect(|_| false) => panic!("{redirect:?}"),
                }
            }
        }
    }

    #[tokio::test]
    async fn page_for_a_closed_connection_fails_at_once() {
        let listener = listener_on_loopback().await;
        let browser = async {
            let mut stream = TcpStream::connect(address(&listener)).await.unwrap();
            stream.write_all(REDIRECT_REQUEST).await.unwrap();
        };
        let ((), redirect) = tokio::join!(browser, listener.redirect(|_| true));
        let redirect = redirect.unwrap();
        // Waits until the end of the connection has arrived.
        redirect.stream.readable().await.unwrap();
        let error = redirect.answer("Connected", "").await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::BrokenPipe);
    }

    #[tokio::test]
    async fn last_page_at_any_address_but_its_own_is_refused() {
        let listener = listener_on_loopback().await;
        let browser = async {
            let see_other = exchange(&listener, "GET /back?code=c HTTP/1.1\r\n\r\n").await;
            for other in ["/done/", "/done/0000000000000000", "/back?code=c", "/"] {
                let refused = exchange(&listener, &format!("GET {other} HTTP/1.1\r\n\r\n")).await;
                assert!(refused.starts_with("HTTP/1.1 404 "), "{other}: {refused}");
            }
            follow(&listener, &see_other).await
        };
        let program = async {
            let redirect = listener.redirect(|_| true).await.unwrap();
            redirect.answer("Connected", "Good.").await.unwrap();
        };
        let (page, ()) = tokio::join!(browser, program);
        assert!(page.contains("<h1>Connected</h1>\n<p>Good.</p>"), "{page}");
    }

    #[tokio::test]
    async fn request_other_than_the_expected_one_is_refused() {
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
                    &format!("GET /{} HTTP/1.1\r\n\r\n", "x".repeat(MAX_HEAD_LENGTH)),
                    "400",
                ),
            ] {
                let response = exchange(&listener, request).await;
                assert!(
                    response.starts_with(&format!("HTTP/1.1 {status} ")),
                    "{status}: {response}"
                );
            }
            let see_other = exchange(
                &listener,
                "GET /back?state=s&code=SECRET HTTP/1.1\r\nHost: h\r\n\r\n",
            )
            .await;
            follow(&listener, &see_other).await
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
    async fn request_head_in_pieces_is_read() {
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
    async fn bind_to_an_address_in_use_fails() {
        let first = RedirectListener::bind(SocketAddr::from(([127, 0, 0, 1], 0)))
            .await
            .unwrap();
        assert!(first.origin().starts_with("http://127.0.0.1:"));
        let second = RedirectListener::bind(address(&first)).await;
        assert_eq!(second.unwrap_err().kind(), ErrorKind::AddrInUse);
    }
}
