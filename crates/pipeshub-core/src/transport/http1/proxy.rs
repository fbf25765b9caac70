//! The way to a server through an HTTP proxy: a tunnel that CONNECT opens.

use std::env::{self, VarError};
use std::error::Error as StdError;
use std::fmt;
use std::future::poll_fn;
use std::io;
use std::task::{Context, Poll};

use http::Uri;
use http::uri::Scheme;
use hyper_util::client::legacy::connect::proxy::Tunnel;
use hyper_util::client::proxy::matcher::Matcher;
use hyper_util::rt::TokioIo;
use tower_service::Service;

use crate::error::{BoxError, Error};
use crate::secret::Secret;
use crate::transport::BoxFuture;
use crate::transport::http1::dial::{Dial, Io};
use crate::url::origin::Origin;
use crate::url::{is_loopback, parse_query, split};

/// The way to a server. A trait, so that a program that asks for no proxy does not link this.
pub(crate) trait Route: Send + Sync {
    fn dial(&self, origin: &Origin, dialer: &Dial) -> BoxFuture<'static, io::Result<Box<dyn Io>>>;
}

/// What makes one, once everything else is checked.
pub(crate) type MakeRoute = Box<dyn FnOnce() -> Result<Box<dyn Route>, Error> + Send>;

struct Proxies(Matcher);

/// One proxy for everything.
pub(crate) fn given(url: &Secret) -> Result<Box<dyn Route>, Error> {
    let url = checked(url.expose(), "the proxy URL")?;
    Ok(Box::new(Proxies(Matcher::builder().all(url).build())))
}

/// What the environment says.
pub(crate) fn from_env() -> Result<Box<dyn Route>, Error> {
    // Of a program that a web server runs, a client of that sets HTTP_PROXY, by a header `Proxy`.
    let http: &[&str] = if env::var_os("REQUEST_METHOD").is_some() {
        &["http_proxy"]
    } else {
        &["HTTP_PROXY", "http_proxy"]
    };
    let [http, https, all] = [
        http,
        &["HTTPS_PROXY", "https_proxy"],
        &["ALL_PROXY", "all_proxy"],
    ]
    .map(first);
    let url = |found: Result<Option<(&str, String)>, Error>| match found? {
        Some((name, url)) => checked(&url, name),
        None => Ok(String::new()),
    };
    // The one for all counts only where a more special one is missing, and only then has it to be
    // one that can be used.
    let (http, https) = (url(http)?, url(https)?);
    let all = if http.is_empty() || https.is_empty() {
        url(all)?
    } else {
        String::new()
    };
    let no = first(&["NO_PROXY", "no_proxy"])?.map_or_else(String::new, |(_, list)| list);
    Ok(Box::new(Proxies(
        Matcher::builder()
            .http(http)
            .https(https)
            .all(all)
            .no(no)
            .build(),
    )))
}

/// The first of these variables that has a value.
fn first<'a>(names: &[&'a str]) -> Result<Option<(&'a str, String)>, Error> {
    for name in names {
        match env::var(name) {
            Ok(value) if !value.is_empty() => return Ok(Some((name, value))),
            Ok(_) | Err(VarError::NotPresent) => {}
            Err(VarError::NotUnicode(_)) => {
                return Err(Error::config(format!("{name} is not valid Unicode")));
            }
        }
    }
    Ok(None)
}

/// A proxy's URL that the matcher understands: it passes over others without a word, and then
/// nothing goes through them.
fn checked(url: &str, name: &str) -> Result<String, Error> {
    let refuse = |problem: &dyn fmt::Display| {
        Err(Error::config(format!(
            "{name} cannot be used for a proxy: {problem}"
        )))
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
            return refuse(&"it has a path; it is a host and a port");
        }
        Ok(_) => {}
        Err(problem) => return refuse(&problem),
    }
    // RFC 3986's user info: with any other character in it two parsers could find two hosts. The
    // escapes are those of a query.
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:%".contains(&b);
    let readable = |user: &str| user.bytes().all(plain) && parse_query(user).is_ok();
    let whole = format!("http://{rest}");
    if !user.is_none_or(readable) || whole.parse::<Uri>().is_err() {
        return refuse(
            &"the user's name or password has a character that a URL carries percent-encoded only, or a broken % escape",
        );
    }
    Ok(whole)
}

impl Route for Proxies {
    fn dial(&self, origin: &Origin, dialer: &Dial) -> BoxFuture<'static, io::Result<Box<dyn Io>>> {
        let (host, port) = origin.address();
        // A proxy's loopback is another machine: what may go to this one in the clear must not go
        // there.
        let stays_here = origin.scheme == Scheme::HTTP && is_loopback(origin.authority.host());
        let host_and_port = format!("{}:{port}", origin.authority.host());
        let target = Uri::builder()
            .scheme(origin.scheme.clone())
            .authority(host_and_port)
            .path_and_query("/");
        let Ok(target) = target.build() else {
            let error = io::Error::new(
                io::ErrorKind::InvalidInput,
                "the server's host makes no URI",
            );
            return Box::pin(async { Err(error) });
        };
        let Some(proxy) = self.0.intercept(&target).filter(|_| !stays_here) else {
            return dialer(host, port);
        };
        let mut tunnel = Tunnel::new(proxy.uri().clone(), ToProxy(dialer.clone()));
        if let Some(credentials) = proxy.basic_auth() {
            tunnel = tunnel.with_auth(credentials.clone());
        }
        Box::pin(async move {
            let tunneled = async {
                poll_fn(|cx| tunnel.poll_ready(cx)).await?;
                tunnel.call(target).await
            };
            tunneled
                .await
                .map(TokioIo::into_inner)
                .map_err(|error| io::Error::other(ProxyFailed::of(error.into())))
        })
    }
}

struct ToProxy(Dial);

impl Service<Uri> for ToProxy {
    type Response = TokioIo<Box<dyn Io>>;
    type Error = io::Error;
    type Future = BoxFuture<'static, io::Result<Self::Response>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, proxy: Uri) -> Self::Future {
        let host = proxy
            .host()
            .unwrap_or_default()
            .trim_matches(['[', ']'])
            .to_owned();
        let dialing = (self.0)(host, proxy.port_u16().unwrap_or(80));
        Box::pin(async { dialing.await.map(TokioIo::new) })
    }
}

/// Why there is no tunnel.
#[derive(Debug)]
struct ProxyFailed {
    reason: &'static str,
    source: BoxError,
}

impl ProxyFailed {
    /// hyper-util keeps its type of error to itself.
    fn of(error: BoxError) -> Self {
        let reason = match error.to_string().as_str() {
            "tunnel error: proxy authorization required" => {
                "the proxy wants other credentials (407)"
            }
            "tunnel error: failed to create underlying connection" => "the proxy cannot be reached",
            _ => "the proxy opened no tunnel to the server",
        };
        Self {
            reason,
            source: error,
        }
    }
}

impl fmt::Display for ProxyFailed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.reason)
    }
}

impl StdError for ProxyFailed {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.source)
    }
}

pub(crate) fn reason(error: &(dyn StdError + 'static)) -> Option<&'static str> {
    error
        .downcast_ref::<ProxyFailed>()
        .map(|failed| failed.reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proxy_is_a_host_and_a_port_and_perhaps_credentials() {
        for (url, due) in [
            ("http://proxy.example:3128", "http://proxy.example:3128"),
            ("HTTP://proxy.example", "http://proxy.example"),
            ("proxy.example:3128/", "http://proxy.example:3128"),
            (
                "http://user:p%40ss@[::1]:3128/",
                "http://user:p%40ss@[::1]:3128",
            ),
        ] {
            let url = checked(url, "X").unwrap();
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
            let error = checked(bad, "MY_PROXY").unwrap_err().to_string();
            assert!(
                error.contains("MY_PROXY") && !error.contains("SECRET"),
                "{bad}: {error}"
            );
        }
    }
}
