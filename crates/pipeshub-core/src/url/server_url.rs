//! The server URL, and the policy for URLs to which secrets may be sent.
//!
//! `url::split` decides about hosts, and this module about everything else. It sends nothing.
//! Start at [`ServerUrl::parse`] and [`check_url`].

use std::cmp::Ordering;
use std::fmt;

use http::uri::{Authority, PathAndQuery, Scheme};
use http::{HeaderValue, Uri};

use crate::error::Error;
use crate::url::query::is_unreserved;
use crate::url::{InvalidUrl, Parts, split};

/// The path of the API below the root of the server.
const API: &str = "/api/v1";

/// The URL of the API. It is checked once, when a core is built.
#[derive(Clone, PartialEq)]
pub(crate) struct ServerUrl {
    scheme: Scheme,
    authority: Authority,
    /// The path before every template, without a slash at the end.
    prefix: Box<str>,
    loopback: bool,
}

impl ServerUrl {
    pub(crate) const DEFAULT: &'static str = "https://app.pipeshub.com/api/v1";

    pub(crate) fn parse(url: &str) -> Result<Self, InvalidUrl> {
        let parts = split(url)?;
        let loopback = parts.is_loopback();
        let Parts {
            https,
            authority,
            rest,
            ..
        } = parts;
        if rest.contains(['?', '#']) {
            return Err(InvalidUrl("it has a query or a fragment; remove it"));
        }
        let prefix = rest.strip_suffix('/').unwrap_or(rest);
        if !prefix.is_empty() {
            for segment in prefix[1..].split('/') {
                check_segment(segment)?;
            }
        }
        Ok(Self {
            scheme: if https { Scheme::HTTPS } else { Scheme::HTTP },
            authority: authority
                .parse()
                .map_err(|_| InvalidUrl("its host or port is not valid"))?,
            prefix: prefix.into(),
            loopback,
        })
    }

    /// Parses the URL of one endpoint. The URL is requested as written, with any slash at the end.
    #[cfg(feature = "client-credentials")]
    pub(crate) fn parse_endpoint(url: &str) -> Result<Self, InvalidUrl> {
        let mut endpoint = Self::parse(url)?;
        let path = split(url)?.rest;
        if path.is_empty() {
            return Err(InvalidUrl(
                "it has no path; add one, or end the URL with a slash",
            ));
        }
        endpoint.prefix = path.into();
        Ok(endpoint)
    }

    pub(crate) fn is_https(&self) -> bool {
        self.scheme == Scheme::HTTPS
    }

    /// Returns whether a token may be sent to this URL: encrypted, or within this machine.
    pub(crate) fn keeps_secrets(&self) -> bool {
        self.is_https() || self.loopback
    }

    pub(crate) fn same_origin(&self, other: &Self) -> bool {
        self.scheme == other.scheme
            && self
                .authority
                .host()
                .eq_ignore_ascii_case(other.authority.host())
            && self.port() == other.port()
    }

    /// Compares two URLs. The order is `Equal` exactly if `==` is true.
    pub(crate) fn order(&self, other: &Self) -> Ordering {
        let lower = |url: &Self| url.authority().to_ascii_lowercase();
        let scheme = self.is_https().cmp(&other.is_https());
        scheme
            .then_with(|| lower(self).cmp(&lower(other)))
            .then_with(|| self.prefix.cmp(&other.prefix))
    }

    pub(crate) fn port(&self) -> u16 {
        self.authority
            .port_u16()
            .unwrap_or(if self.is_https() { 443 } else { 80 })
    }

    /// The host. An IPv6 address has no brackets.
    #[cfg(feature = "tracing")]
    pub(crate) fn host(&self) -> &str {
        self.authority.host().trim_matches(['[', ']'])
    }

    #[cfg(feature = "tracing")]
    pub(crate) fn scheme(&self) -> &str {
        self.scheme.as_str()
    }

    /// Returns the URL of a path below this URL.
    #[cfg(feature = "client-credentials")]
    pub(crate) fn below(&self, path: &str) -> Self {
        Self {
            prefix: [&*self.prefix, path].concat().into(),
            ..self.clone()
        }
    }

    /// The host and port, for messages.
    pub(crate) fn authority(&self) -> &str {
        self.authority.as_str()
    }

    /// The value of the `host` header, without the default port (RFC 9110, section 7.2).
    pub(crate) fn host_header(&self) -> HeaderValue {
        let default_port = if self.is_https() { ":443" } else { ":80" };
        let authority = self.authority();
        let host = authority.strip_suffix(default_port).unwrap_or(authority);
        // Every authority that `split` accepts is a valid header value.
        HeaderValue::from_str(host).unwrap_or_else(|_| HeaderValue::from_static(""))
    }

    /// Returns the URL of a target below this URL, or below the root of the server.
    pub(crate) fn uri(&self, target: &[u8], at_root: bool) -> Option<Uri> {
        let prefix = if at_root {
            self.prefix.strip_suffix(API).unwrap_or_default()
        } else {
            &self.prefix
        };
        let whole = [prefix.as_bytes(), target].concat();
        let mut parts = http::uri::Parts::default();
        parts.scheme = Some(self.scheme.clone());
        parts.authority = Some(self.authority.clone());
        parts.path_and_query =
            Some(PathAndQuery::from_maybe_shared(bytes::Bytes::from(whole)).ok()?);
        Uri::from_parts(parts).ok()
    }
}

impl fmt::Display for ServerUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}{}", self.scheme, self.authority, self.prefix)
    }
}

impl fmt::Debug for ServerUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

fn check_segment(segment: &str) -> Result<(), InvalidUrl> {
    if segment.is_empty() {
        // The gateway responds to `//` with its web page.
        return Err(InvalidUrl("its path contains an empty segment (//)"));
    }
    if segment == "." || segment == ".." {
        return Err(InvalidUrl("its path contains a dot segment"));
    }
    if !segment
        .bytes()
        .all(|b| is_unreserved(b) || b"!$&'()*+,;=:@".contains(&b))
    {
        return Err(InvalidUrl(
            "its path contains a character that needs an escape, which is not supported",
        ));
    }
    Ok(())
}

/// Fails unless secrets may be sent to this URL. The error contains `name` in place of the URL.
pub(crate) fn check_url(
    url: &ServerUrl,
    allow_http: bool,
    no_https: Option<&str>,
    name: &str,
) -> Result<(), Error> {
    if !url.keeps_secrets() && !allow_http {
        return Err(Error::config(format!(
            "{name} is plain http to another machine, so that others could read tokens and codes; use https, or call \
             danger_allow_insecure_http if you must"
        )));
    }
    let problem = if has_tls_name(url.authority.host()) {
        no_https
    } else {
        Some(NO_TLS_NAME)
    };
    match problem {
        Some(problem) if url.is_https() => {
            Err(Error::config(format!("{name} is https: {problem}")))
        }
        _ => Ok(()),
    }
}

const NO_TLS_NAME: &str = "its host is not a valid TLS server name, since a part is longer than 63 \
                           characters, or starts or ends with a hyphen";

/// Returns whether a host that [`split`] accepted is a valid TLS server name.
fn has_tls_name(host: &str) -> bool {
    let mut parts = host.as_bytes().split(|b| *b == b'.');
    parts.all(|part| part.len() <= 63 && !matches!(part, [b'-', ..] | [.., b'-']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn path_prefix_comes_before_the_target() {
        for (url, uri) in [
            ("https://h", "https://h/x?y=1"),
            ("https://h/", "https://h/x?y=1"),
            ("http://h:3000/api/v1", "http://h:3000/api/v1/x?y=1"),
            (
                "https://[::1]:8/pipes-hub/api/v1/",
                "https://[::1]:8/pipes-hub/api/v1/x?y=1",
            ),
        ] {
            assert_eq!(
                ServerUrl::parse(url)
                    .unwrap()
                    .uri(b"/x?y=1", false)
                    .unwrap()
                    .to_string(),
                uri
            );
        }
    }

    #[test]
    fn root_is_the_server_url_without_the_api() {
        for (url, uri) in [
            ("https://h", "https://h/x"),
            ("http://h:3000/api/v1", "http://h:3000/x"),
            ("https://h/api/v1/", "https://h/x"),
            ("https://h/pipes-hub/api/v1", "https://h/pipes-hub/x"),
            ("https://h/v2", "https://h/x"),
            ("https://h/my-api/v1", "https://h/x"),
            ("https://h/api/v1/more", "https://h/x"),
        ] {
            let server = ServerUrl::parse(url).unwrap();
            assert_eq!(server.uri(b"/x", true).unwrap().to_string(), uri, "{url}");
        }
    }

    #[cfg(feature = "client-credentials")]
    #[test]
    fn endpoint_is_requested_as_its_url_is_written_or_refused() {
        for (url, uri) in [
            ("https://h/", "https://h/"),
            ("https://h/token", "https://h/token"),
            ("https://h/oauth/token/", "https://h/oauth/token/"),
            ("HTTP://h:8080/a", "http://h:8080/a"),
        ] {
            let endpoint = ServerUrl::parse_endpoint(url).unwrap();
            assert_eq!(endpoint.uri(b"", false).unwrap().to_string(), uri);
        }
        for bad in [
            "https://h",
            "https://h:8443",
            "http://127.0.0.1:9",
            "https://h?",
            "https://h/?a",
            "https://h//",
            "https://h/a/../",
        ] {
            assert!(ServerUrl::parse_endpoint(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn misleading_server_url_is_refused() {
        for bad in [
            "https://h/api?x",
            "https://h/api#x",
            "https://h//api",
            "https://h/api//",
            "https://h/./api",
            "https://h/../api",
            "https://h/a%2e",
            "https://h/a\\b",
            "https://h/é",
            "h/api",
            "https://u:p@h/api",
        ] {
            assert!(ServerUrl::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn secrets_are_sent_over_https_or_to_loopback_only() {
        let url = |u| ServerUrl::parse(u).unwrap();
        for (text, https, keeps) in [
            ("https://h/a", true, true),
            ("http://127.0.0.1:3000", false, true),
            ("http://localhost", false, true),
            ("http://h", false, false),
        ] {
            assert_eq!(
                (url(text).is_https(), url(text).keeps_secrets()),
                (https, keeps),
                "{text}"
            );
        }
        assert_eq!(url("https://h:8443/a").authority(), "h:8443");
        assert_eq!(
            format!("{:?}", url("HTTPS://h:8443/a/")),
            "https://h:8443/a"
        );
    }

    #[cfg(feature = "_tls")]
    #[test]
    fn host_has_a_tls_name_exactly_if_rustls_accepts_it() {
        use rustls::pki_types::ServerName;

        let long = "a".repeat(63);
        let parts = [
            "a", "a-b", "-a", "a-", "-", "--", "_", "a_", "xn--a", "0", "0x1", "1a",
        ];
        let mut hosts = vec![
            format!("{long}"),
            format!("{long}a"),
            format!("{long}.{long}a.b"),
        ];
        for first in parts {
            for second in parts {
                for end in ["", ".", ".example", ".example."] {
                    hosts.push(format!("{first}{end}"));
                    hosts.push(format!("{first}.{second}{end}"));
                }
            }
        }
        let is_host = |host: &&String| split(&format!("https://{host}")).is_ok();
        let hosts: Vec<_> = hosts.iter().filter(is_host).collect();
        assert!(hosts.len() > 200, "{}", hosts.len());
        for host in hosts {
            let expected = ServerName::try_from(host.as_str()).is_ok();
            assert_eq!(has_tls_name(host), expected, "{host}");
        }
        assert!(has_tls_name("[::1]") && has_tls_name("127.0.0.1"));
    }

    #[test]
    fn same_origin_compares_scheme_host_and_port() {
        let url = |u| ServerUrl::parse(u).unwrap();
        assert!(url("https://h/a").same_origin(&url("https://H:443/b")));
        for other in ["http://h/a", "https://h:444/a", "https://i/a"] {
            assert!(!url("https://h/a").same_origin(&url(other)), "{other}");
        }
    }

    #[test]
    fn order_agrees_with_equality() {
        let mut urls: Vec<_> = [
            "https://h/a",
            "HTTPS://H/a",
            "https://h/A",
            "http://h/a",
            "https://h",
            "https://h:443/a",
            "https://h:8443/a",
            "https://i/a",
            "https://I/a/",
            "https://h/a/b",
        ]
        .map(|url| ServerUrl::parse(url).unwrap())
        .into();
        for url in &urls {
            for other in &urls {
                assert_eq!(url.order(other).is_eq(), url == other, "{url} {other}");
                assert_eq!(
                    url.order(other),
                    other.order(url).reverse(),
                    "{url} {other}"
                );
            }
        }
        urls.sort_by(ServerUrl::order);
        urls.dedup();
        assert_eq!(urls.len(), 8);
    }
}
