//! The list `NO_PROXY` of servers that bypass the proxy.
//!
//! This module parses the list and matches a server against it. It reads no environment variable.
//! Entry points: [`NoProxy::parse`] and [`NoProxy::contains`].

use std::fmt::Write as _;
use std::net::{IpAddr, Ipv6Addr};

use crate::url::{InvalidUrl, split};

/// The entries of a list, as curl and Go read them.
///
/// An entry that neither of them accepts is an error. Otherwise, requests to a server would
/// unexpectedly pass the proxy, which is hard to notice.
#[derive(Default)]
pub(super) struct NoProxy(Vec<Rule>);

struct Rule {
    hosts: Hosts,
    /// `None` for every port.
    port: Option<u16>,
}

enum Hosts {
    All,
    /// The addresses that share this number of leading bits with this address.
    Network(IpAddr, u32),
    /// A domain in lower case, without a dot at either end.
    Domain {
        name: String,
        subdomains_only: bool,
    },
}

impl NoProxy {
    /// Parses a list. `variable` is the name of its variable, for errors.
    pub(super) fn parse(list: &str, variable: &str) -> Result<Self, String> {
        let entries = list.split(|c: char| c == ',' || c.is_whitespace());
        let entries = entries.filter(|entry| !entry.is_empty());
        let rules = entries.enumerate().map(|(at, entry)| {
            Rule::parse(entry).map_err(|problem| {
                let mut text = format!("{variable}: entry {}", at + 1);
                // An entry that is a URL may contain a password.
                if entry.len() <= 100 && !entry.contains('@') && entry.bytes().all(is_plain) {
                    let _ = write!(text, ", {entry},");
                }
                format!("{text} cannot be used: {problem}")
            })
        });
        Ok(Self(rules.collect::<Result<_, _>>()?))
    }

    /// Whether a server is on the list. An IPv6 address has no brackets.
    pub(super) fn contains(&self, host: &str, port: u16) -> bool {
        let host = host.trim_end_matches('.').to_ascii_lowercase();
        let address = host.parse().ok().map(|ip: IpAddr| ip.to_canonical());
        self.0.iter().any(|rule| {
            rule.port.is_none_or(|its| its == port) && rule.hosts.contains(&host, address)
        })
    }
}

fn is_plain(b: u8) -> bool {
    b.is_ascii_graphic()
}

impl Rule {
    fn parse(entry: &str) -> Result<Self, &'static str> {
        let any_port = |hosts| Self { hosts, port: None };
        if entry == "*" {
            return Ok(any_port(Hosts::All));
        }
        if entry.contains("://") {
            return Err("it is a URL; write the host only");
        }
        if let Some((address, bits)) = entry.split_once('/') {
            let network = network(address, bits).ok_or(
                "a network is an IP address, a slash and the number of its bits, without a port",
            )?;
            return Ok(any_port(network));
        }
        if let Ok(address) = entry.parse::<Ipv6Addr>() {
            return Ok(any_port(Hosts::address(address.into())));
        }
        let (rest, dot, subdomains_only) = match entry.strip_prefix("*.") {
            Some(rest) => (rest, true, true),
            None => match entry.strip_prefix('.') {
                Some(rest) => (rest, true, false),
                None => (entry, false, false),
            },
        };
        if rest.contains('*') {
            return Err("a wildcard is an entry (*) or comes before a domain (*.example.com)");
        }
        let url = format!("http://{rest}");
        let parts = split(&url).map_err(|InvalidUrl(problem)| problem)?;
        if !parts.rest.is_empty() {
            return Err("it has a path, query or fragment; write the host only");
        }
        // `split` has validated the port.
        let port = parts.authority[parts.host.len()..].strip_prefix(':');
        let port = port.and_then(|port| port.parse().ok());
        let hosts = match parts.host.trim_matches(['[', ']']).parse() {
            Ok(_) if dot => return Err("a dot precedes an IP address; remove the dot"),
            Ok(address) => Hosts::address(address),
            Err(_) => Hosts::Domain {
                name: parts.host.trim_end_matches('.').to_ascii_lowercase(),
                subdomains_only,
            },
        };
        Ok(Self { hosts, port })
    }
}

fn network(address: &str, bits: &str) -> Option<Hosts> {
    let address: IpAddr = address.parse().ok()?;
    let bits = bits.bytes().all(|b| b.is_ascii_digit()).then_some(bits)?;
    let bits: u32 = bits.parse().ok()?;
    let canonical = address.to_canonical();
    match (address, canonical) {
        // An IPv4 network in IPv6 notation.
        (IpAddr::V6(_), IpAddr::V4(_)) if (96..=128).contains(&bits) => {
            Some(Hosts::Network(canonical, bits - 96))
        }
        (IpAddr::V4(_), _) if bits > 32 => None,
        (IpAddr::V6(_), _) if bits > 128 => None,
        _ => Some(Hosts::Network(address, bits)),
    }
}

impl Hosts {
    fn address(address: IpAddr) -> Self {
        Self::Network(address.to_canonical(), 128)
    }

    fn contains(&self, host: &str, address: Option<IpAddr>) -> bool {
        match (self, address) {
            (Self::All, _) => true,
            (Self::Network(IpAddr::V4(net), bits), Some(IpAddr::V4(address))) => {
                let differing = net.to_bits() ^ address.to_bits();
                differing.leading_zeros() >= *bits.min(&32)
            }
            (Self::Network(IpAddr::V6(net), bits), Some(IpAddr::V6(address))) => {
                let differing = net.to_bits() ^ address.to_bits();
                differing.leading_zeros() >= *bits
            }
            (
                Self::Domain {
                    name,
                    subdomains_only,
                },
                None,
            ) => host.strip_suffix(name.as_str()).is_some_and(|front| {
                front.ends_with('.') || (front.is_empty() && !subdomains_only)
            }),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entry_matches_as_curl_and_go_read_it() {
        for (list, host, port, expected) in [
            ("corp.example", "corp.example", 443, true),
            ("corp.example", "api.corp.example", 443, true),
            ("corp.example", "notcorp.example", 443, false),
            ("corp.example", "corp.example.org", 443, false),
            ("CORP.Example", "Api.corp.EXAMPLE", 443, true),
            // curl matches the domain itself, too.
            (".corp.example", "corp.example", 443, true),
            (".corp.example", "api.corp.example", 443, true),
            // Go does not match the domain itself, and curl has no such form.
            ("*.corp.example", "api.corp.example", 443, true),
            ("*.corp.example", "a.b.corp.example", 443, true),
            ("*.corp.example", "corp.example", 443, false),
            ("*.corp.example", "notcorp.example", 443, false),
            ("*.corp.example:8443", "api.corp.example", 8443, true),
            ("*.corp.example:8443", "api.corp.example", 443, false),
            ("corp.example.", "api.corp.example", 443, true),
            ("corp.example", "api.corp.example.", 443, true),
            (".corp.example.", "api.corp.example.", 443, true),
            ("corp.example:8443", "api.corp.example", 8443, true),
            ("corp.example:8443", "corp.example", 8443, true),
            ("corp.example:8443", "corp.example", 443, false),
            ("corp.example.:8443", "corp.example", 8443, true),
            ("a.example b.example", "b.example", 443, true),
            ("a.example\tb.example", "a.example", 443, true),
            ("a.example, b.example\n", "b.example", 443, true),
            (",, a.example ,,", "a.example", 443, true),
            ("a_b.example", "a_b.example", 443, true),
            ("", "a.example", 443, false),
            (" , ", "a.example", 443, false),
            ("*", "a.example", 443, true),
            ("b.example,*", "10.1.2.3", 80, true),
            ("localhost", "localhost", 3000, true),
            ("::1", "::1", 443, true),
            ("[::1]", "::1", 443, true),
            ("[::1]", "::2", 443, false),
            ("[::1]:8443", "::1", 8443, true),
            ("[::1]:8443", "::1", 443, false),
            ("2001:DB8::1", "2001:db8:0:0::1", 443, true),
            ("2001:db8::/32", "2001:db8:1::1", 443, true),
            ("2001:db8::/32", "2001:db9::1", 443, false),
            ("::/0", "2001:db9::1", 443, true),
            ("::/0", "10.1.2.3", 443, false),
            ("10.1.2.3", "10.1.2.3", 443, true),
            ("10.1.2.3", "10.1.2.33", 443, false),
            ("10.1.2.3:8443", "10.1.2.3", 8443, true),
            ("10.1.2.3:8443", "10.1.2.3", 443, false),
            ("10.0.0.0/8", "10.255.2.3", 443, true),
            ("10.9.9.9/8", "10.255.2.3", 443, true),
            ("10.0.0.0/8", "11.1.2.3", 443, false),
            ("10.1.2.0/30", "10.1.2.3", 443, true),
            ("10.1.2.0/30", "10.1.2.4", 443, false),
            ("10.1.2.3/32", "10.1.2.3", 443, true),
            ("0.0.0.0/0", "10.1.2.3", 443, true),
            ("0.0.0.0/0", "::1", 443, false),
            ("::ffff:10.1.2.3", "10.1.2.3", 443, true),
            ("10.1.2.3", "::ffff:10.1.2.3", 443, true),
            ("::ffff:10.0.0.0/104", "10.1.2.3", 443, true),
            ("::ffff:10.0.0.0/104", "11.1.2.3", 443, false),
            // An address has no subdomains.
            ("2.3.example", "10.1.2.3", 443, false),
        ] {
            let rules = NoProxy::parse(list, "NO_PROXY").unwrap();
            assert_eq!(
                rules.contains(host, port),
                expected,
                "{list:?} {host}:{port}"
            );
        }
    }

    #[test]
    fn entry_that_cannot_be_honored_is_refused_by_name() {
        for bad in [
            "https://corp.example",
            "corp.example/path",
            "corp.example?x",
            "corp.example:",
            "corp.example:0",
            "corp.example:https",
            "corp.example:65536",
            "corp*.example",
            "*corp.example",
            "*.*.example",
            "*:8443",
            "*.",
            ".",
            "..corp.example",
            ".10.1.2.3",
            "10.1",
            "10.",
            "192.168.*",
            "10.0.0.1-10.0.0.9",
            "10.0.0.0/33",
            "10.0.0.0/",
            "10.0.0.0/+8",
            "10.0.0.0/255.0.0.0",
            "10.0.0.0/8:80",
            "[2001:db8::]/32",
            "2001:db8::/129",
            "[::1",
            "::1]",
            "[corp.example]",
            "fe80::1%eth0",
            "<local>",
            "b\u{fc}cher.example",
            "a;b",
        ] {
            let list = format!("first.example, {bad}");
            let error = NoProxy::parse(&list, "no_proxy").err();
            let error = error.unwrap_or_else(|| panic!("{bad}"));
            assert!(error.contains("no_proxy: entry 2"), "{bad}: {error}");
            assert_eq!(
                error.contains(&format!(", {bad},")),
                bad.is_ascii(),
                "{error}"
            );
        }
        let error = NoProxy::parse("user:CANARY@proxy.example", "NO_PROXY")
            .err()
            .unwrap();
        assert!(
            error.contains("entry 1 cannot") && !error.contains("CANARY"),
            "{error}"
        );
    }
}
