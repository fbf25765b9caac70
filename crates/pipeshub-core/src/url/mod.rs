//! A minimal URL parser. It decides whether a token or a browser may be sent to a URL. The `url`
//! crate costs 193 kB.

#[cfg(feature = "hyper")]
pub(crate) mod origin;
pub(crate) mod query;
mod sensitive_url;
pub(crate) mod server_url;

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

pub use self::query::parse_query;
pub use self::sensitive_url::SensitiveUrl;

/// The problem of a URL or a query. `Display` and `Debug` print no part of the URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidUrl(pub(crate) &'static str);

impl fmt::Display for InvalidUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for InvalidUrl {}

/// The parts of an `http` or `https` URL.
#[derive(Debug)]
pub(crate) struct Parts<'a> {
    pub(crate) https: bool,
    /// The host and port as written.
    pub(crate) authority: &'a str,
    /// The host as written. An IPv6 address has its brackets.
    pub(crate) host: &'a str,
    /// The path, query and fragment.
    pub(crate) rest: &'a str,
}

impl Parts<'_> {
    /// Returns whether the host is `localhost` or a literal loopback address. No lookup is made.
    pub(crate) fn is_loopback(&self) -> bool {
        is_loopback(self.host)
    }
}

pub(crate) fn is_loopback(host: &str) -> bool {
    if let Some(v6) = host.strip_prefix('[').and_then(|h| h.strip_suffix(']')) {
        return v6.parse::<Ipv6Addr>().is_ok_and(|ip| ip.is_loopback());
    }
    host.eq_ignore_ascii_case("localhost")
        || host.parse::<Ipv4Addr>().is_ok_and(|ip| ip.is_loopback())
}

/// Splits a URL. Fails if two parsers could read its authority in different ways.
pub(crate) fn split(url: &str) -> Result<Parts<'_>, InvalidUrl> {
    #[allow(
        clippy::needless_bitwise_bool,
        reason = "without an early exit, the compiler vectorizes the loop"
    )]
    let odd = url
        .bytes()
        .fold(false, |odd, b| odd | (b <= b' ') | (b == 0x7f));
    if odd {
        return Err(InvalidUrl("it contains a blank or a control character"));
    }
    let (https, rest) = match (strip_scheme(url, "https://"), strip_scheme(url, "http://")) {
        (Some(rest), _) => (true, rest),
        (_, Some(rest)) => (false, rest),
        _ => return Err(InvalidUrl("it must start with https:// or http://")),
    };
    let end = rest
        .bytes()
        .position(|b| matches!(b, b'/' | b'?' | b'#'))
        .unwrap_or(rest.len());
    let (authority, rest) = rest.split_at(end);
    if query::find(authority.as_bytes(), b'@').is_some() {
        return Err(InvalidUrl(
            "it has user info (the part before @); remove it",
        ));
    }
    let colon = authority
        .bytes()
        .rposition(|b| b == b':')
        .filter(|colon| !authority[*colon..].contains(']'));
    let (host, port) = match colon {
        Some(colon) => (&authority[..colon], Some(&authority[colon + 1..])),
        None => (authority, None),
    };
    check_host(host)?;
    if port.is_some_and(|p| {
        !p.bytes().all(|b| b.is_ascii_digit()) || !p.parse::<u16>().is_ok_and(|p| p > 0)
    }) {
        return Err(InvalidUrl("its port is not a number from 1 to 65535"));
    }
    Ok(Parts {
        https,
        authority,
        host,
        rest,
    })
}

fn strip_scheme<'a>(url: &'a str, scheme: &str) -> Option<&'a str> {
    let head = url.get(..scheme.len())?;
    head.eq_ignore_ascii_case(scheme)
        .then(|| &url[scheme.len()..])
}

const HOST_CHARACTERS: &str = "its host must have at most 253 letters, digits, '.', '-' and '_'; write an international name in its xn-- form";

fn check_host(host: &str) -> Result<(), InvalidUrl> {
    if host.is_empty() {
        return Err(InvalidUrl("it has no host"));
    }
    if let Some(v6) = host.strip_prefix('[') {
        let literal = v6
            .strip_suffix(']')
            .is_some_and(|v6| v6.parse::<Ipv6Addr>().is_ok());
        return if literal {
            Ok(())
        } else {
            Err(InvalidUrl("its IPv6 address is not valid"))
        };
    }
    // The start of the last part.
    let mut start = 0;
    for (at, b) in host.bytes().enumerate() {
        match b {
            b'.' if at == start => return Err(InvalidUrl("its host has an empty part")),
            b'.' if at + 1 < host.len() => start = at + 1,
            b'.' | b'-' | b'_' => {}
            _ if b.is_ascii_alphanumeric() => {}
            _ => return Err(InvalidUrl(HOST_CHARACTERS)),
        }
    }
    if host.len() > 253 {
        return Err(InvalidUrl(HOST_CHARACTERS));
    }
    // Browsers and DNS lookups read "127.1" or "0x7f.1" as an address. A host that ends with a
    // number must therefore be an IPv4 address.
    let last = host[start..].trim_end_matches('.');
    let numeric = last.bytes().all(|b| b.is_ascii_digit())
        || last.get(..2).is_some_and(|p| {
            p.eq_ignore_ascii_case("0x") && last[2..].bytes().all(|b| b.is_ascii_hexdigit())
        });
    if numeric && host.parse::<Ipv4Addr>().is_err() {
        return Err(InvalidUrl(
            "its host ends with a number but is not an IPv4 address",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn host_is_loopback_only_as_a_literal() {
        for yes in [
            "http://localhost",
            "http://LOCALHOST:80/x",
            "http://127.0.0.1",
            "http://127.9.8.7:1",
            "http://[::1]:8080/",
        ] {
            assert!(split(yes).unwrap().is_loopback(), "{yes}");
        }
        for no in [
            "http://localhost.example",
            "http://localhost.",
            "http://127.0.0.1.example",
            "http://0.0.0.0",
            "http://[::]",
            "http://[::ffff:127.0.0.1]",
            "http://10.0.0.1",
            "http://loopback",
            "http://128.0.0.1",
        ] {
            assert!(!split(no).unwrap().is_loopback(), "{no}");
        }
    }

    #[test]
    fn ambiguous_url_is_refused() {
        for bad in [
            "",
            "x",
            "ftp://h",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,x",
            "//h",
            "https:/h",
            "https:h",
            "https://",
            "https:///x",
            "https://?x",
            "https://:80",
            "https://u@h",
            "https://u:p@h",
            "https://@h",
            "https://h:",
            "https://h:0",
            "https://h:65536",
            "https://h:99999",
            "https://h:+1",
            "https://h:8o",
            "https://h:1:2",
            "https://h\\@x",
            "https://h\\x",
            "https://[::1",
            "https://[::1]x",
            "https://[::1%25lo]",
            "https://[1.2.3.4]",
            "https://h h",
            "https://h\n",
            "https://h/\n\n",
            "https://h/  ",
            "https://h/\r\nX: y",
            "https://h/\u{7f}",
            "https://é",
            "https://h%2e",
            "https://a..b",
            "https://.a",
            "https://127.1",
            "https://0x7f.1",
            "https://2130706433",
            "https://1.2.3.4.5",
            "https://a.0x1",
            "https://256.1.1.1",
        ] {
            assert!(split(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn valid_url_is_split_into_its_parts() {
        let parts = split("HTTPS://Api.Example:8443/v1?x#y").unwrap();
        assert!(
            parts.https
                && parts.authority == "Api.Example:8443"
                && parts.host == "Api.Example"
                && parts.rest == "/v1?x#y"
        );
        for host in ["a.beef", "a.0xyz", "1.a", &format!("{}.a", "x".repeat(251))] {
            assert_eq!(split(&format!("https://{host}/")).unwrap().host, host);
        }
        let long = split(&format!("https://{}.a/", "x".repeat(252))).unwrap_err();
        assert!(long.to_string().contains("host"), "{long}");
        let parts = split("http://[2001:db8::1]").unwrap();
        assert!(!parts.https && parts.host == "[2001:db8::1]" && parts.rest.is_empty());
        assert_eq!(
            split("https://xn--bcher-kva.example.").unwrap().host,
            "xn--bcher-kva.example."
        );
    }
}
