//! The way to a server through an HTTP proxy: a tunnel that CONNECT opens.

use std::env::{self, VarError};
use std::error::Error as StdError;
use std::fmt;
use std::future::poll_fn;
use std::io;
use std::sync::Arc;

use http::Uri;
use http::uri::Scheme;
use hyper_util::client::legacy::connect::proxy::Tunnel;
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use hyper_util::rt::TokioIo;
use tower_service::Service;

use super::connect::{Dialer, Route, direct};
use super::dial::{Dial, Io};
use crate::error::{BoxError, Error};
use crate::secret::Secret;
use crate::transport::BoxFuture;
use crate::url::{is_loopback, parse_query, split};

/// Makes the route when everything else is checked. A setter stores it, so that a program without a
/// proxy does not link this file.
pub(crate) type MakeRoute = Box<dyn FnOnce(Dial) -> Result<Route, Error> + Send>;

/// One proxy for everything.
pub(crate) fn given(url: &Secret, dial: Dial) -> Result<Route, Error> {
    let url = checked(url.expose(), "the proxy URL")?;
    Ok(through(Matcher::builder().all(url).build(), dial))
}

/// What the environment says.
pub(crate) fn from_env(dial: Dial) -> Result<Route, Error> {
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
    let matcher = Matcher::builder()
        .http(http)
        .https(https)
        .all(all)
        .no(no)
        .build();
    Ok(through(matcher, dial))
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

/// The route that goes through the proxy that `matcher` has for a URI, or directly.
fn through(matcher: Matcher, dial: Dial) -> Route {
    let direct = direct(dial);
    Arc::new(move |target| {
        // A proxy's loopback is another machine: what may go to this one in the clear must not go
        // there.
        let host = target.host().unwrap_or_default();
        let stays_here = target.scheme() == Some(&Scheme::HTTP) && is_loopback(host);
        match matcher.intercept(target).filter(|_| !stays_here) {
            Some(proxy) => tunnel(&proxy, Arc::clone(&direct), target.clone()),
            None => direct(target),
        }
    })
}

fn tunnel(
    proxy: &Intercept,
    direct: Route,
    target: Uri,
) -> BoxFuture<'static, io::Result<Box<dyn Io>>> {
    let mut tunnel = Tunnel::new(proxy.uri().clone(), Dialer(direct));
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
            .map_err(|error| io::Error::other(ProxyFailed::from_tunnel(error.into())))
    })
}

/// Why there is no tunnel.
#[derive(Debug)]
struct ProxyFailed {
    reason: &'static str,
    source: BoxError,
}

impl ProxyFailed {
    /// hyper-util keeps its type of error to itself.
    fn from_tunnel(error: BoxError) -> Self {
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
