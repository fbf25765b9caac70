//! Setting an emulator up.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::net::TcpListener;

use crate::connector::{AccountType, Connector};
use crate::emulator::Emulator;
use crate::error::Error;
use crate::fault::Script;
use crate::fixtures;
use crate::gateway::{Gateway, Limiter, Store};
use crate::host::Hosts;
use crate::journal::{Journal, Limits};
use crate::oauth_app::OAuthApp;
use crate::provider::{self, Provider};
use crate::server;
use crate::service::{Bodies, Shared};
use crate::tls::identity;
use crate::token::Token;
use crate::work::Work;

/// How an emulator is to behave; made by [`Emulator::builder`].
///
/// What is not set is as on a fresh installation: 1000 requests a minute, connections closed after
/// five idle seconds, codes good for a minute, plain http on a free port of 127.0.0.1.
///
/// What arrives is bounded: 512 connections at a time (more have to wait), heads of 64 KiB, bodies of
/// 10 MiB and of 64 MiB together, and the record of [`journal_limits`](Self::journal_limits). Of what
/// clients can make up in any number (codes, pages that wait for consent, tokens, addresses in
/// `X-Forwarded-For`) the oldest are forgotten, after a thousand at least.
#[derive(Debug, Clone)]
#[must_use = "nothing runs before start() is awaited"]
pub struct Builder {
    tokens: Vec<Token>,
    connectors: Vec<Connector>,
    apps: Vec<OAuthApp>,
    listen: SocketAddr,
    hosts: Vec<String>,
    tls: bool,
    redirect_base: Option<String>,
    rate_limit: u32,
    rate_window: Duration,
    keep_alive: Duration,
    request_timeout: Duration,
    journal: Limits,
    code_lifetime: Duration,
    account_type: AccountType,
    documented_redirect: bool,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            tokens: Vec::new(),
            connectors: Vec::new(),
            apps: Vec::new(),
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            hosts: Vec::new(),
            tls: false,
            redirect_base: None,
            rate_limit: 1000,
            rate_window: Duration::from_secs(60),
            keep_alive: Duration::from_secs(5),
            request_timeout: Duration::from_secs(30),
            journal: Limits::default(),
            code_lifetime: Duration::from_secs(60),
            account_type: AccountType::default(),
            documented_redirect: false,
        }
    }
}

impl Emulator {
    /// Starts to configure an emulator.
    pub fn builder() -> Builder {
        Builder::default()
    }
}

impl Builder {
    /// Adds a token. With none added the gateway knows those of [`fixtures`].
    pub fn token(mut self, token: Token) -> Self {
        self.tokens.push(token);
        self
    }

    /// Adds an OAuth app. With none added the gateway knows [`fixtures::APP_ID`].
    pub fn oauth_app(mut self, app: OAuthApp) -> Self {
        self.apps.push(app);
        self
    }

    /// Adds a connector. With none added the gateway has those of [`fixtures`].
    pub fn connector(mut self, connector: Connector) -> Self {
        self.connectors.push(connector);
        self
    }

    /// Listens on this address instead of a free port of 127.0.0.1. Anybody who reaches the address
    /// can use the emulator, and its fixture tokens are no secret.
    pub fn listen(mut self, address: SocketAddr) -> Self {
        self.listen = address;
        self
    }

    /// Answers requests for this host, too: a name or an address, without scheme and port. With
    /// [`tls`](Self::tls) the certificate is good for it.
    ///
    /// Known without it are `localhost`, loopback addresses, and the address that a connection comes
    /// in at. A request for any other host gets 421, is not recorded and uses no fault up: it may come
    /// from a web page that lets a name of its own lead to this machine.
    ///
    /// ```
    /// # async fn example() -> Result<(), pipeshub_emulator::Error> {
    /// // Clients in other containers ask for http://emulator:8080.
    /// let emulator = pipeshub_emulator::Emulator::builder()
    ///     .listen(([0, 0, 0, 0], 8080).into())
    ///     .allow_host("emulator")
    ///     .start()
    ///     .await?;
    /// # drop(emulator);
    /// # Ok(())
    /// # }
    /// ```
    pub fn allow_host(mut self, host: impl Into<String>) -> Self {
        self.hosts.push(host.into());
        self
    }

    /// Serves https with a certificate made at the start; clients have to trust
    /// [`Emulator::ca_pem`]. Needs the feature `tls`, which is on by default.
    pub fn tls(mut self, https: bool) -> Self {
        self.tls = https;
        self
    }

    /// Sets where the connectors' saved config sends the browser after consent:
    /// `<base>/connectors/oauth/callback/<type>`. Without it that is the emulator's own origin.
    pub fn redirect_base(mut self, base: impl Into<String>) -> Self {
        self.redirect_base = Some(base.into());
        self
    }

    /// Lets this many requests through per window and client address.
    pub fn rate_limit(mut self, requests: u32) -> Self {
        self.rate_limit = requests;
        self
    }

    /// Sets the window of the rate limit, a minute on the real server; a short one spares a test
    /// the wait.
    pub fn rate_window(mut self, window: Duration) -> Self {
        self.rate_window = window;
        self
    }

    /// Closes connections that are idle for this long, five seconds on the real server. Replies
    /// tell the time in whole seconds, rounded down.
    pub fn keep_alive(mut self, idle: Duration) -> Self {
        self.keep_alive = idle;
        self
    }

    /// Closes connections whose handshake, request body or reading of the reply stands still for
    /// longer than this. Default: 30 s. Heads have the time of [`keep_alive`](Self::keep_alive).
    pub fn request_timeout(mut self, limit: Duration) -> Self {
        self.request_timeout = limit;
        self
    }

    /// Sets how much [`Emulator::requests`] and [`Emulator::other_requests`] remember: the latest
    /// `requests`, as long as they take no more than `bytes`. Default: 10,000 and 16 MiB.
    ///
    /// [`Emulator::code_count`] counts what is remembered, and [`Emulator::forgotten_requests`] says
    /// how many are not.
    pub fn journal_limits(mut self, requests: usize, bytes: usize) -> Self {
        self.journal = Limits { requests, bytes };
        self
    }

    /// Remembers no request: for an emulator that runs for long, and that nobody asks for them.
    pub fn without_journal(mut self) -> Self {
        self.journal = Limits::NOTHING;
        self
    }

    /// Sets how long the provider's codes are good for; with zero they have always expired.
    pub fn code_lifetime(mut self, lifetime: Duration) -> Self {
        self.code_lifetime = lifetime;
        self
    }

    /// Sets the kind of account, which decides the path a finished flow points to.
    pub fn account_type(mut self, account_type: AccountType) -> Self {
        self.account_type = account_type;
        self
    }

    /// Answers the callback as the published API document has it, with 302 and `Location`, instead
    /// of as the real server does, with 200 and JSON.
    pub fn documented_redirect(mut self, redirect: bool) -> Self {
        self.documented_redirect = redirect;
        self
    }

    /// Starts the emulator on the current tokio runtime, which needs its I/O and time drivers.
    ///
    /// # Errors
    ///
    /// [`Error::Listen`] if the address cannot be listened on, [`Error::Tls`] if the certificate
    /// cannot be made, [`Error::Host`] if a host to answer to is none.
    ///
    /// # Panics
    ///
    /// Outside of a tokio runtime, as everything of tokio's does.
    pub async fn start(self) -> Result<Emulator, Error> {
        let hosts = Hosts::allow(&self.hosts)?;
        let listener = TcpListener::bind(self.listen)
            .await
            .map_err(Error::Listen)?;
        let address = listener.local_addr().map_err(Error::Listen)?;
        let identity = if self.tls {
            Some(identity(&hosts.names(address.ip()))?)
        } else {
            None
        };
        let scheme = if self.tls { "https" } else { "http" };
        let origin = format!("{scheme}://{}", reachable(address));

        let or_fixtures = |given: Vec<Token>| {
            if given.is_empty() {
                fixtures::tokens()
            } else {
                given
            }
        };
        let tokens = or_fixtures(self.tokens);
        let connectors = if self.connectors.is_empty() {
            fixtures::connectors()
        } else {
            self.connectors
        };
        let apps = if self.apps.is_empty() {
            fixtures::apps()
        } else {
            self.apps
        };
        let store = Store::new(
            connectors,
            self.redirect_base.unwrap_or_else(|| origin.clone()),
        );
        let issuer = format!("{origin}{}", provider::ROOT);
        let shared = Arc::new(Shared {
            provider: Provider::new(
                issuer,
                store.redirect_uris(),
                store.provider_queries(),
                self.code_lifetime,
            ),
            gateway: Gateway {
                origin,
                tokens,
                apps,
                issued: Mutex::default(),
                store,
                limiter: Limiter::new(self.rate_limit, self.rate_window),
                account_type: self.account_type,
                documented_redirect: self.documented_redirect,
            },
            journal: Journal::new(self.journal),
            script: Script::default(),
            work: Work::new(),
            hosts,
            bodies: Bodies::new(),
            keep_alive: self.keep_alive,
            patience: self.request_timeout,
        });
        let (acceptor, authority) = identity.map(|made| (made.acceptor, made.authority)).unzip();
        let listening = server::listen(listener, acceptor, Arc::clone(&shared));
        shared.work.start(async {
            listening.await;
        });
        Ok(Emulator::new(shared, address, authority))
    }
}

/// An address a client can connect to: listening on every address includes loopback.
fn reachable(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        ip => ip,
    };
    SocketAddr::new(ip, address.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_is_reached_over_loopback() {
        for (listened, reached) in [
            ("0.0.0.0:80", "127.0.0.1:80"),
            ("[::]:80", "[::1]:80"),
            ("127.0.0.2:80", "127.0.0.2:80"),
        ] {
            assert_eq!(
                reachable(listened.parse().unwrap()),
                reached.parse().unwrap()
            );
        }
    }

    #[test]
    fn the_handle_can_be_shared_between_threads() {
        fn shared<T: Send + Sync + 'static>() {}
        shared::<Emulator>();
        shared::<Builder>();
    }
}
