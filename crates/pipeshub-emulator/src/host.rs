//! The check of the `Host` header.
//!
//! The owner of a web page can point the page's host name to this machine (DNS rebinding). The
//! browser then treats the emulator as the origin of the page, whose scripts may read every
//! response. The request contains the host name, so the emulator refuses unknown names.
//!
//! Entry point: [`Hosts::refusal`].

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use http::header::{CONNECTION, HOST};
use http::request::Parts;
use http::{StatusCode, Version};

use crate::error::Error;
use crate::response::{self, FullResponse};

/// The maximum length of a DNS name.
const MAX_NAME: usize = 253;

/// A host: a name in lower case, or an address.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Host {
    Name(String),
    Address(IpAddr),
}

impl Host {
    /// Parses a host without a port. The brackets of an IPv6 address are optional.
    fn parse(text: &str) -> Option<Self> {
        let inner = text
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'));
        if let Ok(ip) = inner.unwrap_or(text).parse::<Ipv6Addr>() {
            return Some(Self::Address(IpAddr::V6(ip).to_canonical()));
        }
        if let Ok(ip) = text.parse::<Ipv4Addr>() {
            return Some(Self::Address(IpAddr::V4(ip)));
        }
        let name = text.strip_suffix('.').unwrap_or(text);
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
        let good = name.len() <= MAX_NAME
            && name
                .split('.')
                .all(|label| !label.is_empty() && label.bytes().all(allowed));
        good.then(|| Self::Name(name.to_ascii_lowercase()))
    }

    /// Parses a `Host` header: a host and an optional port.
    fn with_port(text: &str) -> Option<Self> {
        let end = text.rfind(']').map_or(0, |end| end + 1);
        let (host, port) = match text.get(end..)?.find(':') {
            Some(colon) => text.split_at_checked(end + colon)?,
            None => (text, ""),
        };
        let port = port.strip_prefix(':').unwrap_or_default();
        if !port.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        Self::parse(host)
    }

    fn is_loopback(&self) -> bool {
        match self {
            Self::Name(name) => name == "localhost",
            Self::Address(ip) => ip.is_loopback(),
        }
    }
}

/// The allowed hosts besides loopback and the local address of a connection.
#[derive(Debug, Default)]
pub(crate) struct Hosts(Vec<Host>);

impl Hosts {
    pub(crate) fn allow(names: &[String]) -> Result<Self, Error> {
        let host = |name: &String| Host::parse(name).ok_or_else(|| Error::Host(name.clone()));
        names.iter().map(host).collect::<Result<_, _>>().map(Self)
    }

    /// Returns the hosts for the certificate of an emulator with this address. An unspecified
    /// address, such as `0.0.0.0`, is no host.
    pub(crate) fn names(&self, local: IpAddr) -> Vec<String> {
        let mut names = ["localhost", "127.0.0.1", "::1"]
            .map(str::to_owned)
            .to_vec();
        let allowed = self.0.iter().map(|host| match host {
            Host::Name(name) => name.clone(),
            Host::Address(ip) => ip.to_string(),
        });
        let own = (!local.is_unspecified()).then(|| local.to_string());
        for name in own.into_iter().chain(allowed) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    fn contain(&self, host: &Host, local: Option<IpAddr>) -> bool {
        host.is_loopback()
            || local.is_some_and(|ip| *host == Host::Address(ip.to_canonical()))
            || self.0.contains(host)
    }

    /// Returns the error response to a request for an unknown host.
    ///
    /// A request without exactly one `Host` header gets an error, too.
    ///
    /// `local` is the local address of the connection.
    pub(crate) fn refusal(&self, parts: &Parts, local: Option<IpAddr>) -> Option<FullResponse> {
        let mut headers = parts.headers.get_all(HOST).iter();
        let (first, more) = (headers.next(), headers.next());
        // HTTP/1.0 does not define `Host`. Every browser sends HTTP/1.1 with `Host`.
        let missing = first.is_none() && parts.version != Version::HTTP_10;
        if missing || more.is_some() {
            return Some(refused(
                StatusCode::BAD_REQUEST,
                "the request does not have exactly one Host header; send one",
            ));
        }
        let header = first.map(|value| value.to_str().unwrap_or_default());
        // A request target in absolute form contains a host, too.
        let target = parts.uri.authority().map(http::uri::Authority::as_str);
        let unknown = header
            .into_iter()
            .chain(target)
            .find(|text| !Host::with_port(text).is_some_and(|host| self.contain(&host, local)))?;
        let advice = match Host::with_port(unknown) {
            Some(Host::Name(name)) => format!(
                "the host {name} is not allowed; start the emulator with --allow-host {name}, or \
                 in a test with Builder::allow_host(\"{name}\")"
            ),
            Some(Host::Address(ip)) => format!(
                "the host {ip} is not allowed; start the emulator with --allow-host {ip}, or in a \
                 test with Builder::allow_host(\"{ip}\")"
            ),
            None => "the Host header is not a host; send a name or an address".to_owned(),
        };
        Some(refused(StatusCode::MISDIRECTED_REQUEST, &advice))
    }
}

fn refused(status: StatusCode, message: &str) -> FullResponse {
    let code = if status == StatusCode::BAD_REQUEST {
        response::code_of(status)
    } else {
        "HTTP_MISDIRECTED_REQUEST"
    };
    let mut response = response::error(status, code, message);
    // The request body is not read, so the connection cannot be reused.
    response::set(&mut response, CONNECTION.as_str(), "close");
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(hosts: &Hosts, target: &str, headers: &[&str], local: Option<&str>) -> Option<u16> {
        let mut request = http::Request::get(target);
        for host in headers {
            request = request.header(HOST, *host);
        }
        let (parts, ()) = request.body(()).unwrap().into_parts();
        let local = local.map(|ip| ip.parse().unwrap());
        let response = hosts.refusal(&parts, local)?;
        Some(response.status().as_u16())
    }

    #[test]
    fn loopback_host_is_accepted_in_every_spelling() {
        let hosts = Hosts::default();
        for host in [
            "localhost",
            "LocalHost:1",
            "localhost.",
            "localhost.:80",
            "127.0.0.1",
            "127.0.0.1:8080",
            "127.255.0.9",
            "[::1]",
            "[::1]:8080",
            "[::ffff:127.0.0.1]:1",
            "localhost:",
        ] {
            assert_eq!(status(&hosts, "/", &[host], None), None, "{host}");
        }
    }

    #[test]
    fn other_host_is_refused_with_421() {
        let hosts = Hosts::default();
        for host in [
            "evil.example",
            "evil.example:8080",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "evil-localhost",
            "xlocalhost",
            "a.localhost",
            "0.0.0.0",
            "[::]",
            "192.0.2.1",
            "127.1",
            "2130706433",
            "",
            ":80",
            "localhost:80:80",
            "localhost:x",
            "[::1]x",
            "[::1",
            "::1",
            "user@localhost",
            "localhost/",
            "localhost evil.example",
        ] {
            assert_eq!(status(&hosts, "/", &[host], None), Some(421), "{host}");
        }
    }

    #[test]
    fn local_address_is_accepted_on_its_own_connections_only() {
        let hosts = Hosts::default();
        for (host, local, refused) in [
            ("192.0.2.1:80", "192.0.2.1", None),
            ("192.0.2.1", "::ffff:192.0.2.1", None),
            ("192.0.2.2", "192.0.2.1", Some(421)),
            ("[2001:db8::1]:80", "2001:db8::1", None),
            ("[2001:db8::2]:80", "2001:db8::1", Some(421)),
        ] {
            assert_eq!(status(&hosts, "/", &[host], Some(local)), refused, "{host}");
        }
    }

    #[test]
    fn allowed_host_is_accepted_without_its_subdomains() {
        let names = ["Emulator", "gateway.test.", "192.0.2.7", "2001:db8::7"];
        let hosts = Hosts::allow(&names.map(str::to_owned)).unwrap();
        for (host, refused) in [
            ("emulator:8080", None),
            ("GATEWAY.test", None),
            ("192.0.2.7:1", None),
            ("[2001:db8::7]", None),
            ("sub.gateway.test", Some(421)),
            ("test", Some(421)),
        ] {
            assert_eq!(status(&hosts, "/", &[host], None), refused, "{host}");
        }
    }

    #[test]
    fn names_contain_each_host_once() {
        let names = ["localhost", "Emulator", "192.0.2.7"];
        let hosts = Hosts::allow(&names.map(str::to_owned)).unwrap();
        assert_eq!(
            hosts.names([192, 0, 2, 7].into()).join(" "),
            "localhost 127.0.0.1 ::1 192.0.2.7 emulator"
        );
    }

    #[test]
    fn allow_of_a_text_that_is_not_a_host_is_an_error() {
        for name in [
            "",
            "*",
            "emulator:80",
            "http://emulator",
            "a..b",
            "a b",
            "[x]",
        ] {
            let error = Hosts::allow(&[name.to_owned()]).unwrap_err();
            assert!(
                matches!(&error, Error::Host(text) if text == name),
                "{name}"
            );
        }
    }

    #[test]
    fn absolute_target_with_an_unknown_host_is_refused() {
        let hosts = Hosts::default();
        for (target, host, refused) in [
            ("http://localhost:1/x", "localhost", None),
            ("http://evil.example/x", "localhost", Some(421)),
            ("http://localhost/x", "evil.example", Some(421)),
        ] {
            assert_eq!(status(&hosts, target, &[host], None), refused, "{target}");
        }
    }

    #[test]
    fn request_without_exactly_one_host_is_refused_with_400() {
        let hosts = Hosts::default();
        assert_eq!(status(&hosts, "/", &[], None), Some(400));
        let twice = ["localhost", "localhost"];
        assert_eq!(status(&hosts, "/", &twice, None), Some(400));
        let old = http::Request::get("/").version(Version::HTTP_10);
        let (parts, ()) = old.body(()).unwrap().into_parts();
        assert!(hosts.refusal(&parts, None).is_none());
    }
}
