//! Scheme, host and port: what a connection can be used for.

use http::uri::{Authority, Scheme};

/// What a connection can be used for.
#[derive(Clone, PartialEq)]
pub(crate) struct Origin {
    pub(crate) scheme: Scheme,
    pub(crate) authority: Authority,
}

impl Origin {
    /// The host, an IPv6 address without its brackets, and the port.
    pub(crate) fn address(&self) -> (String, u16) {
        let host = self.authority.host().trim_matches(['[', ']']).to_owned();
        (
            host,
            self.authority.port_u16().unwrap_or(self.default_port()),
        )
    }

    pub(crate) fn default_port(&self) -> u16 {
        if self.scheme == Scheme::HTTPS {
            443
        } else {
            80
        }
    }
}
