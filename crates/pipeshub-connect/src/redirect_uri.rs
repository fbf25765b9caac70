//! Where the provider will send the browser.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use pipeshub::SensitiveUrl;
use pipeshub::text::escape_controls;
use pipeshub::url::parse_query;

/// A redirect URL on this machine.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct RedirectUri {
    pub(crate) address: SocketAddr,
    path: String,
}

impl RedirectUri {
    /// From the query of the consent page's URL; `Err` says what is wrong with it.
    pub(crate) fn of(consent_page: &SensitiveUrl) -> Result<Self, String> {
        let parameters =
            parse_query(consent_page.query()).map_err(|problem| problem.to_string())?;
        let uri = parameters
            .into_iter()
            .find_map(|(name, value)| (name == "redirect_uri").then_some(value));
        let uri = uri.ok_or("the consent page's URL has no redirect_uri")?;
        Self::parse(&uri).ok_or_else(|| {
            format!(
                "the provider would send the browser to \"{}\", which is no plain http on a loopback address of this \
                 machine; save such a redirect URL with the connector, or let PipesHub's own page finish the flow",
                escape_controls(&uri)
            )
        })
    }

    fn parse(uri: &str) -> Option<Self> {
        let rest = uri.strip_prefix("http://")?;
        let (authority, target) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        let address = match authority
            .rsplit_once(':')
            .filter(|(_, port)| !port.ends_with(']'))
        {
            Some((host, port)) => SocketAddr::new(
                loopback(host)?,
                port.parse().ok().filter(|port| *port != 0)?,
            ),
            None => SocketAddr::new(loopback(authority)?, 80),
        };
        Some(Self {
            address,
            path: path(target)?,
        })
    }

    /// Whether a request's target is this path, and brings this flow's state.
    pub(crate) fn is_met_by(&self, target: &str, state: &str) -> bool {
        path(target).is_some_and(|path| path == self.path)
            && SensitiveUrl::unchecked(target.to_owned()).has_single_parameter("state", state)
    }
}

fn loopback(host: &str) -> Option<IpAddr> {
    if host.eq_ignore_ascii_case("localhost") {
        return Some(Ipv4Addr::LOCALHOST.into());
    }
    let literal = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'))
        .unwrap_or(host);
    literal.parse::<IpAddr>().ok().filter(IpAddr::is_loopback)
}

/// The path of a target, decoded: the saved URL may have a blank where the browser sends `%20`.
fn path(target: &str) -> Option<String> {
    let path = target
        .split(['?', '#'])
        .next()
        .filter(|path| !path.is_empty())
        .unwrap_or("/");
    let value = path.replace('+', "%2B").replace('&', "%26");
    Some(parse_query(&format!("path={value}")).ok()?.pop()?.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_http_on_loopback_is_this_machine() {
        for (uri, address) in [
            (
                "http://127.0.0.1:8085/connectors/oauth/callback/Drive",
                "127.0.0.1:8085",
            ),
            ("http://localhost:1/x", "127.0.0.1:1"),
            ("http://[::1]:8085/x", "[::1]:8085"),
            ("http://[::1]/x", "[::1]:80"),
            ("http://127.0.0.1", "127.0.0.1:80"),
        ] {
            assert_eq!(
                RedirectUri::parse(uri).unwrap().address,
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
    fn the_target_has_the_path_and_the_state() {
        let uri =
            RedirectUri::parse("http://127.0.0.1:8085/connectors/oauth/callback/Google Drive")
                .unwrap();
        for target in [
            "/connectors/oauth/callback/Google%20Drive?state=s%3D&code=c",
            "/connectors/oauth/callback/Google%20Drive?code=c&state=s=",
        ] {
            assert!(uri.is_met_by(target, "s="), "{target}");
        }
        for target in [
            "/favicon.ico",
            "/connectors/oauth/callback/Google%20Drive",
            "/connectors/oauth/callback/Google%20Drive?state=t&code=c",
            "/connectors/oauth/callback/Google%20Drive?state=s=&state=s=",
            "/connectors/oauth/callback/Slack?state=s=&code=c",
            "/?state=s=&code=c",
            "*",
        ] {
            assert!(!uri.is_met_by(target, "s="), "{target}");
        }
        assert!(
            RedirectUri::parse("http://127.0.0.1")
                .unwrap()
                .is_met_by("/?state=s", "s")
        );
    }

    #[test]
    fn what_is_wrong_with_the_consent_page_is_told() {
        let of = |url: &str| RedirectUri::of(&SensitiveUrl::unchecked(url.to_owned())).unwrap_err();
        assert!(of("https://idp.example/a?state=s").contains("no redirect_uri"));
        let elsewhere = of(
            "https://idp.example/a?redirect_uri=https%3A%2F%2Fapp.example.com%2Fcallback&state=SECRET",
        );
        assert!(
            elsewhere.contains("https://app.example.com/callback") && !elsewhere.contains("SECRET")
        );
    }
}
