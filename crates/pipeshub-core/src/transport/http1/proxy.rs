//! Tunnels through an HTTP proxy.
//!
//! This module chooses the proxy for a server and opens a tunnel with CONNECT. TLS inside the
//! tunnel is in [`connect`](super::connect), and the list of exceptions in
//! [`no_proxy`](super::no_proxy). Entry points: [`from_url`] and [`from_env`].

use std::borrow::Cow;
use std::env::{self, VarError};
use std::error::Error as StdError;
use std::fmt;
use std::future::ready;
use std::io;
use std::sync::Arc;

use http::Uri;
use http::uri::Scheme;
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::HEAD_BYTES;
use super::connect::{Route, address, direct};
use super::dial::{Dial, Io};
use super::no_proxy::NoProxy;
use super::reason::Reason;
use crate::error::Error;
use crate::secret::Secret;
use crate::transport::BoxFuture;
use crate::url::{is_loopback, parse_query, split};

/// Builds the route after all other settings are checked. A setter stores this function, so that a
/// program without a proxy does not link this file.
pub(crate) type MakeRoute = Box<dyn FnOnce(Dial, Option<&Uri>) -> Result<Route, Error> + Send>;

/// Returns the route through one proxy for all servers.
pub(crate) fn from_url(url: &Secret, dial: Dial) -> Result<Route, Error> {
    let url = validate(url.expose(), "the proxy URL").map_err(Error::config)?;
    let proxies = Proxies {
        http: Ok(proxy(&url)),
        https: Ok(proxy(&url)),
        no_proxy: Ok(NoProxy::default()),
    };
    Ok(through(proxies, dial))
}

/// The proxies for http and https, and the exceptions. An invalid variable fails only the requests
/// that depend on it.
struct Proxies {
    http: Result<Option<Matcher>, Problem>,
    https: Result<Option<Matcher>, Problem>,
    no_proxy: Result<NoProxy, Problem>,
}

/// The problem with a variable, with its name.
type Problem = Cow<'static, str>;

impl Proxies {
    /// Returns the proxy for a target, or `None` if the target is reached directly.
    fn on_the_way_to(&self, target: &Uri) -> Result<Option<Intercept>, &Problem> {
        let is_http = target.scheme() == Some(&Scheme::HTTP);
        // A proxy would resolve loopback as its own machine. Plain http is allowed to this machine
        // only.
        if is_http && is_loopback(target.host().unwrap_or_default()) {
            return Ok(None);
        }
        // Without a proxy, an invalid list does not matter. For a server on the list, an invalid
        // proxy does not matter.
        let proxy = if is_http { &self.http } else { &self.https };
        if let Ok(None) = proxy {
            return Ok(None);
        }
        let (host, port) = address(target);
        if self.no_proxy.as_ref()?.contains(&host, port) {
            return Ok(None);
        }
        let proxy = proxy.as_ref()?.as_ref();
        Ok(proxy.and_then(|matcher| matcher.intercept(target)))
    }
}

fn proxy(url: &str) -> Option<Matcher> {
    (!url.is_empty()).then(|| Matcher::builder().all(url).build())
}

/// Returns the route of the environment variables. The variables for `server` are checked.
pub(crate) fn from_env(dial: Dial, server: Option<&Uri>) -> Result<Route, Error> {
    // In a CGI program, a client of the web server can set `HTTP_PROXY` by a header `Proxy`.
    let http: &[&str] = if env::var_os("REQUEST_METHOD").is_some() {
        &["http_proxy"]
    } else {
        &["HTTP_PROXY", "http_proxy"]
    };
    // `ALL_PROXY` counts only if the variable of the scheme is missing.
    let proxy_of = |names| {
        let found = match first_set(names)? {
            Some(found) => Some(found),
            None => first_set(&["ALL_PROXY", "all_proxy"])?,
        };
        match found {
            Some((name, url)) => Ok(proxy(&validate(&url, name)?)),
            None => Ok(None),
        }
    };
    let no_proxy = || match first_set(&["NO_PROXY", "no_proxy"])? {
        Some((name, list)) => NoProxy::parse(&list, name).map_err(Problem::from),
        None => Ok(NoProxy::default()),
    };
    let proxies = Proxies {
        http: proxy_of(http),
        https: proxy_of(&["HTTPS_PROXY", "https_proxy"]),
        no_proxy: no_proxy(),
    };
    if let Some(problem) = server.and_then(|server| proxies.on_the_way_to(server).err()) {
        return Err(Error::config(problem.clone()));
    }
    Ok(through(proxies, dial))
}

/// Returns the first of these variables that has a value.
fn first_set<'a>(names: &[&'a str]) -> Result<Option<(&'a str, String)>, Problem> {
    for name in names {
        match env::var(name) {
            Ok(value) if !value.is_empty() => return Ok(Some((name, value))),
            Ok(_) | Err(VarError::NotPresent) => {}
            Err(VarError::NotUnicode(_)) => {
                return Err(format!("{name} is not valid Unicode").into());
            }
        }
    }
    Ok(None)
}

/// Validates the URL of a proxy. hyper-util's matcher silently ignores a URL that it does not
/// accept, and the requests would bypass the proxy.
fn validate(url: &str, name: &str) -> Result<String, Problem> {
    let refuse = |problem: &dyn fmt::Display| {
        Err(format!("{name} cannot be used as a proxy: {problem}").into())
    };
    let rest = match url.split_once("://") {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => rest,
        Some(_) => {
            return refuse(
                &"it has to start with http://; SOCKS and https to the proxy are not supported",
            );
        }
        None => url,
    };
    let rest = rest.strip_suffix('/').unwrap_or(rest);
    let (user, place) = rest
        .rsplit_once('@')
        .map_or((None, rest), |(user, place)| (Some(user), place));
    match split(&format!("http://{place}")) {
        Ok(parts) if !parts.rest.is_empty() => {
            return refuse(&"it has a path; give a host and a port only");
        }
        Ok(_) => {}
        Err(problem) => return refuse(&problem),
    }
    // RFC 3986's user info. With any other character, two parsers could find two hosts. The escapes
    // are those of a query.
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:%".contains(&b);
    let readable = |user: &str| user.bytes().all(plain) && parse_query(user).is_ok();
    let whole = format!("http://{rest}");
    if !user.is_none_or(readable) || whole.parse::<Uri>().is_err() {
        return refuse(
            &"the user name or password has an invalid character or % escape; percent-encode it",
        );
    }
    Ok(whole)
}

/// Returns the route to a URI, through its proxy or directly.
fn through(proxies: Proxies, dial: Dial) -> Route {
    let direct = direct(dial);
    Arc::new(move |target| match proxies.on_the_way_to(target) {
        Ok(Some(proxy)) => {
            let connecting = direct(proxy.uri());
            let host = target.host().unwrap_or_default();
            let (_, port) = address(target);
            tunnel(connecting, &proxy, &format!("{host}:{port}"))
        }
        Ok(None) => direct(target),
        Err(problem) => {
            let failed = ProxyFailed {
                text: problem.clone(),
                is_permanent: true,
                source: None,
            };
            Box::pin(ready(Err(failed.into())))
        }
    })
}

/// Opens a tunnel over the connection to the proxy.
///
/// hyper-util's tunnel accepts no 1xx and only 200 of the 2xx. It fails for a head of more than 8
/// KiB or 100 headers.
fn tunnel(
    connecting: BoxFuture<'static, io::Result<Box<dyn Io>>>,
    proxy: &Intercept,
    server: &str,
) -> BoxFuture<'static, io::Result<Box<dyn Io>>> {
    let mut request = format!("CONNECT {server} HTTP/1.1\r\nHost: {server}\r\n").into_bytes();
    let credentials = proxy.basic_auth();
    if let Some(credentials) = credentials {
        request.extend_from_slice(b"Proxy-Authorization: ");
        request.extend_from_slice(credentials.as_bytes());
        request.extend_from_slice(b"\r\n");
    }
    request.extend_from_slice(b"\r\n");
    let has_credentials = credentials.is_some();
    Box::pin(async move {
        let mut stream = connecting
            .await
            .map_err(|error| ProxyFailed::passing("the proxy cannot be reached", error))?;
        request_tunnel(&mut stream, &request, has_credentials).await?;
        Ok(stream)
    })
}

/// Requests the tunnel and reads the response. A success ends at its empty line (RFC 9110, section
/// 9.3.6).
///
/// State: `received` contains the bytes after the last interim response, and `total` counts all
/// bytes. No head ends before `searched`. Each turn of the loop parses the received bytes and then
/// reads more. The loop ends with:
///
/// - a success: a 2xx whose head is complete, with no byte after it;
/// - a refusal: any other final status, whose head need not be complete;
/// - a protocol error, or more than [`HEAD_BYTES`];
/// - the end of the connection.
async fn request_tunnel(
    stream: &mut Box<dyn Io>,
    request: &[u8],
    has_credentials: bool,
) -> Result<(), ProxyFailed> {
    let lost = |error| ProxyFailed::passing(NO_TUNNEL, error);
    stream.write_all(request).await.map_err(lost)?;
    stream.flush().await.map_err(lost)?;
    let (mut received, mut searched, mut total) = (Vec::new(), 0, 0);
    loop {
        // Skips empty lines before a response (RFC 9112, section 2.2, has them for requests).
        let empty = received.iter().take_while(|b| matches!(b, b'\r' | b'\n'));
        let empty = empty.count();
        drop(received.drain(..empty));
        searched -= empty.min(searched);
        let status = match read_status(&received)? {
            Some(status @ (100 | 102..=299)) => status,
            Some(status) => return Err(ProxyFailed::refused(status, has_credentials)),
            None => 0,
        };
        match head_end(&received, searched) {
            Some(end) if status >= 200 => {
                return if end == received.len() {
                    Ok(())
                } else {
                    // In neither TLS nor HTTP does the server send first.
                    Err(ProxyFailed::protocol(
                        "it sent more than the head of its response",
                    ))
                };
            }
            Some(end) if status >= 100 => {
                drop(received.drain(..end));
                searched = 0;
                continue;
            }
            _ => searched = received.len(),
        }
        if total >= HEAD_BYTES {
            return Err(ProxyFailed::protocol(
                "the head of its response is too long",
            ));
        }
        received.reserve(1024);
        match stream.read_buf(&mut received).await.map_err(lost)? {
            0 => return Err(lost(io::ErrorKind::UnexpectedEof.into())),
            read => total += read,
        }
    }
}

/// Reads the status of a response, if enough of its first line has arrived.
fn read_status(head: &[u8]) -> Result<Option<u16>, ProxyFailed> {
    const VERSION: &[u8] = b"HTTP/1.";
    let (version, rest) = head.split_at(head.len().min(VERSION.len()));
    let digit = |b: u8| u16::from(b - b'0');
    match *rest {
        [
            b'0'..=b'9',
            b' ',
            a @ b'1'..=b'9',
            b @ b'0'..=b'9',
            c @ b'0'..=b'9',
            b' ' | b'\r' | b'\n',
            ..,
        ] if version == VERSION => Ok(Some(digit(a) * 100 + digit(b) * 10 + digit(c))),
        _ if VERSION.starts_with(version) && rest.len() < 6 && !rest.contains(&b'\n') => Ok(None),
        _ => Err(ProxyFailed::protocol("its response is not HTTP/1.1")),
    }
}

/// Returns the end of a head, after its empty line. A bare line feed ends a line, too (RFC 9112,
/// section 2.2).
fn head_end(bytes: &[u8], searched: usize) -> Option<usize> {
    let ends = |at: &usize| {
        let line = &bytes[..*at];
        bytes[*at] == b'\n' && (line.ends_with(b"\n") || line.ends_with(b"\n\r"))
    };
    (searched..bytes.len()).find(ends).map(|at| at + 1)
}

const NO_TUNNEL: &str = "the proxy opened no tunnel to the server";

/// The error of a tunnel that was not opened.
#[derive(Debug)]
struct ProxyFailed {
    text: Cow<'static, str>,
    is_permanent: bool,
    source: Option<io::Error>,
}

impl ProxyFailed {
    fn passing(text: &'static str, source: io::Error) -> Self {
        Self {
            text: text.into(),
            is_permanent: false,
            source: Some(source),
        }
    }

    fn protocol(problem: &str) -> Self {
        Self {
            text: format!("{NO_TUNNEL}: {problem}").into(),
            is_permanent: true,
            source: None,
        }
    }

    /// Returns the error for a status of the proxy.
    ///
    /// Timeouts, too many requests and a failing gateway may pass. Any other status would occur
    /// again, and repeated wrong passwords lock an account.
    fn refused(status: u16, has_credentials: bool) -> Self {
        let text = match status {
            407 if has_credentials => {
                "the proxy refused the credentials (407); fix user and password in the proxy's URL \
                 (sent as Basic)"
                    .into()
            }
            407 => {
                "the proxy needs credentials (407); add user and password to the proxy's URL".into()
            }
            403 => format!("{NO_TUNNEL} (403); its rules forbid this server").into(),
            _ => format!("{NO_TUNNEL} ({status})").into(),
        };
        let may_pass = match status {
            408 | 425 | 429 => true,
            501 | 505 | 511 => false,
            _ => status / 100 == 5,
        };
        Self {
            text,
            is_permanent: !may_pass,
            source: None,
        }
    }
}

impl From<ProxyFailed> for io::Error {
    fn from(error: ProxyFailed) -> Self {
        Self::other(error)
    }
}

impl fmt::Display for ProxyFailed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl StdError for ProxyFailed {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        let source = self.source.as_ref()?;
        Some(source)
    }
}

pub(super) fn reason(error: &(dyn StdError + 'static)) -> Option<Reason> {
    let failed = error.downcast_ref::<ProxyFailed>()?;
    Some(Reason {
        text: failed.text.clone(),
        is_permanent: failed.is_permanent,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proxy_url_is_a_host_and_a_port_and_perhaps_credentials() {
        for (url, due) in [
            ("http://proxy.example:3128", "http://proxy.example:3128"),
            ("HTTP://proxy.example", "http://proxy.example"),
            ("proxy.example:3128/", "http://proxy.example:3128"),
            (
                "http://user:p%40ss@[::1]:3128/",
                "http://user:p%40ss@[::1]:3128",
            ),
        ] {
            let url = validate(url, "X").unwrap();
            assert_eq!(url, due);
            let matcher = Matcher::builder().all(url).build();
            assert!(
                matcher.intercept(&Uri::from_static("https://h/")).is_some(),
                "{due}"
            );
        }
        for bad in [
            "",
            "http://",
            "https://proxy.example",
            "socks5://proxy.example",
            "http://proxy.example/path",
            "http://proxy.example:0",
            "http://user:SECRET PASSWORD@proxy.example",
            "http://user:SECRET%zz@proxy.example",
            "http://user:SECRET@PASSWORD/x@proxy.example",
            "http://user:SECRET#@proxy.example",
            "http://user@",
            "user:SECRET@proxy.example:port",
        ] {
            let error = validate(bad, "MY_PROXY").unwrap_err();
            assert!(
                error.contains("MY_PROXY") && !error.contains("SECRET"),
                "{bad}: {error}"
            );
        }
    }
}
