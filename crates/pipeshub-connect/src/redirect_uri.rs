//! The redirect URI of a flow, to which the provider sends the browser.
//!
//! [`RedirectUri`] reads the URI from the consent page's URL, and returns the addresses to listen
//! on. It accepts only plain http on a loopback address, and opens no connection.
//! [`RedirectUri::of`] is the entry point.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use pipeshub::SensitiveUrl;
use pipeshub::text::escape_controls;
use pipeshub::url::parse_query;
use pipeshub_connect::{ExpectedRedirect, ListenAddress};

/// A redirect URL on this machine.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct RedirectUri {
    pub(crate) uri: String,
    pub(crate) authority: String,
    /// The path in the form of a request target.
    pub(crate) target: String,
    host: Loopback,
    port: u16,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Loopback {
    Localhost,
    Literal(IpAddr),
}

impl RedirectUri {
    /// Reads the redirect URI from the query of the consent page's URL.
    ///
    /// The error describes the problem, and may quote the redirect URI.
    pub(crate) fn of(consent_page: &SensitiveUrl) -> Result<Self, String> {
        let parameters =
            parse_query(consent_page.query()).map_err(|problem| problem.to_string())?;
        let uri = parameters
            .into_iter()
            .find_map(|(name, value)| (name == "redirect_uri").then_some(value));
        let uri = uri.ok_or("the consent page's URL has no redirect_uri")?;
        Self::parse(&uri).ok_or_else(|| {
            format!(
                "the provider would send the browser to \"{}\", which is not plain http on a \
                 loopback address of this machine",
                escape_controls(&uri)
            )
        })
    }

    fn parse(uri: &str) -> Option<Self> {
        let (_, authority, target) = split_url(uri).filter(|(scheme, ..)| *scheme == "http")?;
        let (host, port) = host_and_port(authority)?;
        Some(Self {
            uri: uri.to_owned(),
            authority: authority.to_owned(),
            target: request_path(target),
            host: loopback(host)?,
            port: port.unwrap_or(80),
        })
    }

    /// The address to listen on for the browser.
    pub(crate) fn address(&self) -> ListenAddress {
        match self.host {
            Loopback::Localhost => ListenAddress::localhost(self.port),
            Loopback::Literal(ip) => SocketAddr::new(ip, self.port).into(),
        }
    }

    /// The socket addresses of [`address`](Self::address). `localhost` has two.
    pub(crate) fn addresses(&self) -> Vec<SocketAddr> {
        let ips = match self.host {
            Loopback::Localhost => vec![Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()],
            Loopback::Literal(ip) => vec![ip],
        };
        let on_port = |ip| SocketAddr::new(ip, self.port);
        ips.into_iter().map(on_port).collect()
    }

    /// Whether the redirect URI leads to PipesHub itself, and so to PipesHub's own page.
    ///
    /// `server_url` is the URL of PipesHub's API.
    pub(crate) fn is_served_by(&self, server_url: &str) -> bool {
        let port = || {
            let (scheme, authority, _) = split_url(server_url)?;
            let (host, port) = host_and_port(authority)?;
            loopback(host)?;
            Some(port.unwrap_or(if scheme == "https" { 443 } else { 80 }))
        };
        // All loopback names count as one host, since PipesHub usually listens on all of them.
        port() == Some(self.port)
    }

    /// The redirect to this URI with the flow's state.
    pub(crate) fn with_state(&self, state: &str) -> ExpectedRedirect {
        ExpectedRedirect::new(&self.uri, state)
    }
}

/// Whether a URL leads to a loopback address of this machine.
pub(crate) fn is_this_machine(url: &str) -> bool {
    let host = || Some(host_and_port(split_url(url)?.1)?.0.to_ascii_lowercase());
    host().is_some_and(|host| {
        let name = host.strip_suffix('.').unwrap_or(&host);
        // RFC 6761, section 6.3: names below `localhost` are loopback, too.
        loopback(name).is_some() || name.ends_with(".localhost")
    })
}

/// Returns the path for a request, and escapes what a saved URL left unescaped.
fn request_path(target: &str) -> String {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let escaped: String = path
        .bytes()
        .map(|byte| match byte {
            b'!'..=b'~' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect();
    if escaped.is_empty() {
        "/".to_owned()
    } else {
        escaped
    }
}

/// Splits an http or https URL into scheme, authority and the rest.
///
/// The scheme is in lower case.
fn split_url(url: &str) -> Option<(&'static str, &str, &str)> {
    let (scheme, rest) = url.split_once("://")?;
    let scheme = ["http", "https"]
        .into_iter()
        .find(|known| scheme.eq_ignore_ascii_case(known))?;
    let (authority, rest) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    Some((scheme, authority, rest))
}

/// Splits an authority. Returns `None` for an invalid port and for port 0.
fn host_and_port(authority: &str) -> Option<(&str, Option<u16>)> {
    match authority
        .rsplit_once(':')
        .filter(|(_, port)| !port.ends_with(']'))
    {
        Some((host, port)) => {
            let port = port.parse().ok().filter(|port| *port != 0)?;
            Some((host, Some(port)))
        }
        None => Some((authority, None)),
    }
}

/// Returns the loopback host of this name, or `None` for any other host.
fn loopback(host: &str) -> Option<Loopback> {
    if host.eq_ignore_ascii_case("localhost") {
        return Some(Loopback::Localhost);
    }
    let literal = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'))
        .unwrap_or(host);
    let ip = literal.parse::<IpAddr>().ok().filter(IpAddr::is_loopback)?;
    Some(Loopback::Literal(ip))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn redirect_uri_other_than_plain_http_on_loopback_is_refused() {
        for (uri, address) in [
            (
                "http://127.0.0.1:8085/connectors/oauth/callback/Drive",
                "127.0.0.1:8085",
            ),
            ("http://localhost:1/x", "localhost:1"),
            ("http://[::1]:8085/x", "[::1]:8085"),
            ("http://[::1]/x", "[::1]:80"),
            ("http://127.0.0.1", "127.0.0.1:80"),
        ] {
            assert_eq!(
                RedirectUri::parse(uri).unwrap().address(),
                address.parse().unwrap(),
                "{uri}"
            );
        }
        for uri in [
            "",
            "https://127.0.0.1:8085/x",
            "http://app.example.com/x",
            "http://127.0.0.1.example:80/x",
            "http://127.0.0.1:0/x",
            "http://127.0.0.1:x/x",
            "http://user@127.0.0.1:80/x",
            "http://0.0.0.0:80/x",
            "/connectors/oauth/callback/Drive",
        ] {
            assert_eq!(RedirectUri::parse(uri), None, "{uri}");
        }
    }

    #[test]
    fn redirect_uri_on_the_port_of_the_server_is_pipeshubs_page() {
        for (uri, server, is_page) in [
            (
                "http://127.0.0.1:3000/x",
                "http://127.0.0.1:3000/api/v1",
                true,
            ),
            (
                "http://localhost:3000/x",
                "http://127.0.0.1:3000/api/v1",
                true,
            ),
            ("http://[::1]:3000/x", "http://LOCALHOST:3000/api/v1", true),
            ("http://localhost/x", "http://localhost/api/v1", true),
            (
                "http://localhost:8085/x",
                "http://localhost:3000/api/v1",
                false,
            ),
            ("http://localhost:443/x", "https://localhost/api/v1", true),
            (
                "http://localhost:3000/x",
                "https://pipeshub.example.com:3000/api/v1",
                false,
            ),
            ("http://localhost:3000/x", "", false),
        ] {
            let uri = RedirectUri::parse(uri).unwrap();
            assert_eq!(uri.is_served_by(server), is_page, "{uri:?} {server}");
        }
    }

    #[test]
    fn url_outside_loopback_is_not_this_machine() {
        for url in [
            "http://localhost:3000/api",
            "https://127.0.0.1",
            "HTTPS://[::1]:1/x",
        ] {
            assert!(is_this_machine(url), "{url}");
        }
        for url in [
            "",
            "localhost",
            "https://pipeshub.example.com/api/v1",
            "https://127.0.0.1.example",
        ] {
            assert!(!is_this_machine(url), "{url}");
        }
    }

    #[test]
    fn consent_page_without_a_local_redirect_uri_fails_with_the_reason() {
        let error_of =
            |url: &str| RedirectUri::of(&SensitiveUrl::unchecked(url.to_owned())).unwrap_err();
        assert!(error_of("https://idp.example/a?state=s").contains("no redirect_uri"));
        let remote = error_of(
            "https://idp.example/a?redirect_uri=https%3A%2F%2Fapp.example.com%2Fcallback&state=SECRET",
        );
        assert!(remote.contains("https://app.example.com/callback") && !remote.contains("SECRET"));
    }
}
