//! The builder of an emulator.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::net::TcpListener;

use crate::connector::{AccountType, Connector};
use crate::connector_type::ConnectorType;
use crate::emulator::Emulator;
use crate::error::Error;
use crate::fault::{Fault, FaultQueue};
use crate::fixtures;
use crate::gateway::{
    Agents, Configuration, Conversations, Gateway, Identity, Library, Limiter, People, Pictures,
    ScriptedReply, Searches, Store, Toolsets, UploadMemory,
};
use crate::host::Hosts;
use crate::journal::{Journal, Limits, SeenRequest, Watcher};
use crate::keep::Log;
use crate::knowledge_base::KnowledgeBase;
use crate::oauth_app::OAuthApp;
use crate::provider::{self, Provider};
use crate::seed::Seed;
use crate::server;
use crate::service::{Bodies, EmulatorState, new_conduct};
use crate::tasks::Tasks;
use crate::tls::identity;
use crate::token::Token;
use crate::user::User;

/// The settings of an emulator, made by [`Emulator::builder`].
///
/// The defaults are those of a new installation. A client has 1000 requests per minute. A
/// connection is closed after five idle seconds, and a code expires after a minute. The emulator
/// listens on a free port of 127.0.0.1 with plain http.
///
/// Memory is bounded:
///
/// - 512 connections at the same time. More connections wait.
/// - 64 KiB for the head of a request.
/// - 10 MiB for a body, and 64 MiB for all bodies together.
/// - 64 MiB for all uploads that are being received, and the limit of
///   [`content_limit`](Self::content_limit) for stored contents.
/// - 10,000 connectors and 100,000 records.
/// - The journal has the limits of [`journal_limits`](Self::journal_limits).
/// - Clients can invent any number of codes, consent pages, tokens and addresses in
///   `X-Forwarded-For`. The emulator keeps at least the latest thousand of each.
#[derive(Debug, Clone)]
#[must_use = "nothing runs before start() is awaited"]
pub struct Builder {
    tokens: Vec<Token>,
    users: Vec<User>,
    connectors: Vec<Connector>,
    knowledge_bases: Vec<KnowledgeBase>,
    apps: Vec<OAuthApp>,
    types: Vec<ConnectorType>,
    content_limit: usize,
    file_limit: u64,
    deletion_time: Duration,
    listen: SocketAddr,
    hosts: Vec<String>,
    tls: bool,
    redirect_base: Option<String>,
    rate_limit: u32,
    oauth_rate_limit: u32,
    rate_window: Duration,
    keep_alive: Duration,
    request_timeout: Duration,
    journal: Limits,
    watcher: Option<Watcher>,
    kept: Option<PathBuf>,
    replies: HashMap<&'static str, ScriptedReply>,
    faults: Vec<Fault>,
    code_lifetime: Duration,
    account_type: AccountType,
    documented_redirect: bool,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            tokens: Vec::new(),
            users: Vec::new(),
            connectors: Vec::new(),
            knowledge_bases: Vec::new(),
            apps: Vec::new(),
            types: Vec::new(),
            content_limit: 64 * 1024 * 1024,
            file_limit: 30 * 1024 * 1024,
            deletion_time: Duration::from_secs(1),
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            hosts: Vec::new(),
            tls: false,
            redirect_base: None,
            rate_limit: 1000,
            oauth_rate_limit: 1000,
            rate_window: Duration::from_secs(60),
            keep_alive: Duration::from_secs(5),
            request_timeout: Duration::from_secs(30),
            journal: Limits::default(),
            watcher: None,
            kept: None,
            replies: HashMap::new(),
            faults: Vec::new(),
            code_lifetime: Duration::from_secs(60),
            account_type: AccountType::default(),
            documented_redirect: false,
        }
    }
}

impl Emulator {
    /// Returns a builder with the default settings.
    pub fn builder() -> Builder {
        Builder::default()
    }
}

impl Builder {
    /// Adds a token. Without a call, the gateway accepts the tokens of [`fixtures`].
    pub fn token(mut self, token: Token) -> Self {
        self.tokens.push(token);
        self
    }

    /// Adds a user. Without a call, the organisation has the users of [`fixtures`].
    pub fn user(mut self, user: User) -> Self {
        self.users.push(user);
        self
    }

    /// Adds an OAuth app. Without a call, the gateway has [`fixtures::APP_ID`].
    pub fn oauth_app(mut self, app: OAuthApp) -> Self {
        self.apps.push(app);
        self
    }

    /// Adds a connector. Without a call, the gateway has the connectors of [`fixtures`].
    pub fn connector(mut self, connector: Connector) -> Self {
        self.connectors.push(connector);
        self
    }

    /// Adds a knowledge base. Without a call, the gateway has [`fixtures::KNOWLEDGE_BASE`] and
    /// [`fixtures::READ_ONLY_KNOWLEDGE_BASE`].
    pub fn knowledge_base(mut self, base: KnowledgeBase) -> Self {
        self.knowledge_bases.push(base);
        self
    }

    /// Limits the memory for the contents of records. Default: 64 MiB.
    ///
    /// New contents replace the oldest ones. A record without its content keeps its name, so that a
    /// second upload is a duplicate, but a search cannot find the record, and its download fails
    /// with 404.
    pub fn content_limit(mut self, bytes: usize) -> Self {
        self.content_limit = bytes;
        self
    }

    /// Sets the limit of an uploaded file. Default: 30 MiB, as on the real server.
    ///
    /// A larger file gets `file:failed` with the reason `EXCEEDS_SIZE_LIMIT`.
    pub fn file_limit(mut self, bytes: u64) -> Self {
        self.file_limit = bytes;
        self
    }

    /// Sets the time that the deletion of a connector takes. Default: a second.
    ///
    /// Until then, the connector has the status `DELETING`, and a second deletion fails with 409.
    /// [`Emulator::finish_deletions`] completes deletions at once.
    pub fn deletion_time(mut self, time: Duration) -> Self {
        self.deletion_time = time;
        self
    }

    /// Sets the address to listen on. Default: a free port of 127.0.0.1.
    ///
    /// Anybody who reaches the address can use the emulator, since its fixture tokens are public.
    pub fn listen(mut self, address: SocketAddr) -> Self {
        self.listen = address;
        self
    }

    /// Accepts requests for this host.
    ///
    /// The host is a name or an address, without scheme and port.
    ///
    /// `localhost`, loopback addresses, and the local address of a connection are always accepted.
    /// With [`tls`](Self::tls), the certificate is valid for this host, too.
    ///
    /// A request for any other host fails with 421, is not recorded, and consumes no fault. Such a
    /// request may come from a web page whose host name resolves to this machine.
    ///
    /// ```
    /// # async fn example() -> Result<(), pipeshub_emulator::Error> {
    /// // Clients in other containers use http://emulator:8080.
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

    /// Serves https with a new certificate. Default: plain http.
    ///
    /// Clients have to trust [`Emulator::ca_pem`]. Needs the feature `tls`, which is on by default.
    pub fn tls(mut self, https: bool) -> Self {
        self.tls = https;
        self
    }

    /// Sets the base of the redirect URIs in the connectors' saved config.
    ///
    /// After consent, the browser is redirected to `<base>/connectors/oauth/callback/<type>`.
    /// Default: the emulator's origin.
    pub fn redirect_base(mut self, base: impl Into<String>) -> Self {
        self.redirect_base = Some(base.into());
        self
    }

    /// Adds a connector type. The first type replaces the types of the registry.
    ///
    /// The types of all connectors are in the registry, too.
    pub fn connector_type(mut self, kind: ConnectorType) -> Self {
        self.types.push(kind);
        self
    }

    /// Sets the number of requests per window and client address. Default: 1000.
    pub fn rate_limit(mut self, requests: u32) -> Self {
        self.rate_limit = requests;
        self
    }

    /// Sets the number of requests per window and client for OAuth apps and tokens. Default: 1000.
    ///
    /// The limit holds for `/oauth2/token`, `/oauth2/revoke`, `/oauth2/introspect`,
    /// `/oauth-clients` and `/personal-access-tokens`. These requests count for
    /// [`rate_limit`](Self::rate_limit), too.
    pub fn oauth_rate_limit(mut self, requests: u32) -> Self {
        self.oauth_rate_limit = requests;
        self
    }

    /// Sets the window of the rate limits. Default: a minute, as on the real server.
    ///
    /// With a short window, a test need not wait.
    pub fn rate_window(mut self, window: Duration) -> Self {
        self.rate_window = window;
        self
    }

    /// Sets when idle connections are closed. Default: 5 s, as on the real server.
    ///
    /// Responses contain the time in whole seconds, rounded down.
    pub fn keep_alive(mut self, idle: Duration) -> Self {
        self.keep_alive = idle;
        self
    }

    /// Sets the time limit for a handshake and for a request body. Default: 30 s.
    ///
    /// An upload has ten times the limit, and by default the 300 s of the real server.
    ///
    /// The same limit applies to a client that has stopped reading its response. The connection is
    /// closed when the limit has passed. The limit for heads is [`keep_alive`](Self::keep_alive).
    pub fn request_timeout(mut self, limit: Duration) -> Self {
        self.request_timeout = limit;
        self
    }

    /// Limits the journal to the latest `requests` and to `bytes` of memory.
    ///
    /// Default: 10,000 requests and 16 MiB. The limits apply to [`Emulator::requests`] and
    /// [`Emulator::other_requests`] together. [`Emulator::code_count`] counts recorded requests
    /// only. [`Emulator::forgotten_requests`] returns the number of requests beyond the limits.
    pub fn journal_limits(mut self, requests: usize, bytes: usize) -> Self {
        self.journal = Limits { requests, bytes };
        self
    }

    /// Turns the journal off, for an emulator that runs long.
    pub fn without_journal(mut self) -> Self {
        self.journal = Limits::NOTHING;
        self
    }

    /// Keeps the state in a file. Default: the emulator forgets everything when it stops.
    ///
    /// The file has a line for each request that can change the state, with its tokens and
    /// passwords. The next start with the same settings repeats the requests, so that ids, tokens
    /// and times stay the same. Lifetimes start again. Faults, scripted responses and what the
    /// functions of [`Emulator`] change are not kept, except consents. Nor is the time at which a
    /// token was last used for a read.
    pub fn keep(mut self, file: impl Into<PathBuf>) -> Self {
        self.kept = Some(file.into());
        self
    }

    /// Calls a function with each request once its response is known.
    ///
    /// Requests that the limits of the journal drop at once are left out. The function runs while
    /// the journal is locked, so it must not call the emulator.
    pub fn watch(mut self, watcher: impl Fn(&SeenRequest) + Send + Sync + 'static) -> Self {
        self.watcher = Some(Watcher(Arc::new(watcher)));
        self
    }

    /// Adds the first state that a JSON text describes.
    ///
    /// The README describes the keys: `tokens`, `oauthApps`, `connectorTypes`, `connectors`,
    /// `knowledgeBases`, `replies` and `faults`. The values that are missing stay the defaults.
    ///
    /// ```
    /// # fn f() -> Result<(), pipeshub_emulator::Error> {
    /// let seed = r#"{ "connectors": [{ "id": "c1", "name": "Wiki", "authenticated": true }] }"#;
    /// let builder = pipeshub_emulator::Emulator::builder().seed(seed)?;
    /// # drop(builder);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Seed`] if the text is not JSON, or has an unknown key or operation.
    pub fn seed(self, json: &str) -> Result<Self, Error> {
        let seed = Seed::parse(json).and_then(Seed::resolve);
        let seed = seed.map_err(Error::Seed)?;
        let mut builder = self;
        builder.tokens.extend(seed.tokens);
        builder.apps.extend(seed.apps);
        builder.types.extend(seed.types);
        builder.connectors.extend(seed.connectors);
        builder.knowledge_bases.extend(seed.bases);
        builder.replies.extend(seed.replies);
        builder.faults.extend(seed.faults);
        Ok(builder)
    }

    /// Sets the lifetime of the provider's codes. Default: a minute.
    ///
    /// With zero, every code has expired at once.
    pub fn code_lifetime(mut self, lifetime: Duration) -> Self {
        self.code_lifetime = lifetime;
        self
    }

    /// Sets the account type, which decides the path in a callback's `redirectUrl`.
    pub fn account_type(mut self, account_type: AccountType) -> Self {
        self.account_type = account_type;
        self
    }

    /// Responds to the callback with 302 and `Location`.
    ///
    /// The API document describes this response. Default: 200 and JSON, as on the real server.
    pub fn documented_redirect(mut self, redirect: bool) -> Self {
        self.documented_redirect = redirect;
        self
    }

    /// Starts the emulator on the current tokio runtime.
    ///
    /// The runtime needs its I/O and time drivers.
    ///
    /// # Errors
    ///
    /// - [`Error::Listen`]: the emulator cannot listen on the address. Choose another one.
    /// - [`Error::Tls`]: the certificate cannot be made, or the feature `tls` is off.
    /// - [`Error::Keep`]: the file of [`keep`](Self::keep) cannot be read or written, or is not one
    ///   of the emulator.
    /// - [`Error::Host`]: the text of [`allow_host`](Self::allow_host) is not a host.
    ///
    /// # Panics
    ///
    /// Panics outside a tokio runtime.
    pub async fn start(self) -> Result<Emulator, Error> {
        let hosts = Hosts::allow(&self.hosts)?;
        let kept = self
            .kept
            .as_deref()
            .map(|file| Log::open(file, new_conduct()))
            .transpose();
        let (log, kept) = kept.map_err(Error::Keep)?.unzip();
        let listener = TcpListener::bind(self.listen)
            .await
            .map_err(Error::Listen)?;
        let address = listener.local_addr().map_err(Error::Listen)?;
        let identity = if self.tls {
            Some(identity(&hosts.names(address.ip()))?)
        } else {
            None
        };
        let scheme = if identity.is_some() { "https" } else { "http" };
        let origin = format!("{scheme}://{}", reachable(address));

        let make = || self.state(origin, address.port(), hosts, log);
        // The first state has ids and times of its own.
        let state = match &kept {
            Some(kept) => kept.start.call(make),
            None => make(),
        };
        let requests = kept.map(|kept| kept.requests);
        for (number, kept) in requests.into_iter().flatten().enumerate() {
            state.repeat(number, kept).await;
        }
        let (acceptor, authority) = identity.map(|made| (made.acceptor, made.authority)).unzip();
        let listening = server::listen(listener, acceptor, Arc::clone(&state));
        state.tasks.spawn(async {
            listening.await;
        });
        Ok(Emulator::new(state, address, authority))
    }

    /// Makes the first state.
    fn state(
        self,
        origin: String,
        port: u16,
        hosts: Hosts,
        log: Option<Log>,
    ) -> Arc<EmulatorState> {
        let tokens = or(self.tokens, fixtures::tokens);
        let connectors = or(self.connectors, fixtures::connectors);
        let apps = or(self.apps, fixtures::apps);
        let users = or(self.users, fixtures::users);
        let bases = or(self.knowledge_bases, fixtures::knowledge_bases);
        let mut types = or(self.types, ConnectorType::defaults);
        for connector in &connectors {
            if !types.iter().any(|known| known.name == connector.kind) {
                let kind = ConnectorType::new(&connector.kind);
                types.push(kind.auth_types([&connector.auth_type]));
            }
        }
        let frontend_url = self.redirect_base.unwrap_or_else(|| origin.clone());
        let store = Store::new(connectors, &types, frontend_url.clone(), self.deletion_time);
        let issuer = format!("{origin}{}", provider::ROOT);
        Arc::new(EmulatorState {
            provider: Provider::new(
                issuer,
                store.redirect_uris(),
                store.provider_queries(),
                self.code_lifetime,
            ),
            gateway: Gateway {
                origin,
                tokens,
                identity: Identity::new(apps),
                people: People::new(&users, self.account_type),
                configuration: Configuration::new(port, frontend_url, self.file_limit),
                types,
                replies: Mutex::new(self.replies),
                store,
                limiter: Limiter::new(self.rate_limit, self.rate_window),
                oauth_limiter: Limiter::new(self.oauth_rate_limit, self.rate_window),
                account_type: self.account_type,
                documented_redirect: self.documented_redirect,
                library: Library::new(bases, self.content_limit),
                searches: Searches::default(),
                conversations: Conversations::new(),
                agents: Agents::new(),
                toolsets: Toolsets::default(),
                pictures: Pictures::new(),
                upload_memory: UploadMemory::new(),
                upload_timeout: self.request_timeout.saturating_mul(10),
            },
            journal: Journal::new(self.journal, self.watcher),
            faults: FaultQueue::of(self.faults),
            tasks: Tasks::new(),
            hosts,
            bodies: Bodies::new(),
            log,
            keep_alive: self.keep_alive,
            request_timeout: self.request_timeout,
        })
    }
}

/// Returns what was given, or the fixtures in place of nothing.
fn or<T>(given: Vec<T>, fixtures: fn() -> Vec<T>) -> Vec<T> {
    if given.is_empty() { fixtures() } else { given }
}

/// Returns an address that a client can connect to.
///
/// A listener on the unspecified address is reachable over loopback.
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
    fn unspecified_address_is_reachable_over_loopback() {
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
    fn emulator_and_builder_are_send_and_sync() {
        fn require<T: Send + Sync + 'static>() {}
        require::<Emulator>();
        require::<Builder>();
    }
}
