//! The builder.
//!
//! The builder collects settings, validates them in [`build`](PipeshubCoreBuilder::build), and
//! assembles a core. Options of a single call are in [`options`](crate::client::options). Entry
//! point: [`PipeshubCoreBuilder`].

use std::borrow::Cow;
use std::env::{self, VarError};
use std::fmt;
use std::marker::PhantomData;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::time::Duration;

use http::{HeaderValue, header};

use crate::auth::Security;
use crate::auth::bearer::bearer_header;
#[cfg(feature = "client-credentials")]
use crate::auth::client_credentials::{ClientCredentials, problem_with};
use crate::client::options::{RequestOptions, X_REQUEST_ID};
#[cfg(feature = "client-credentials")]
use crate::client::settings::not_valid;
use crate::client::settings::{
    MAX_RESPONSE_BYTES, Settings, URL_NAME, add_default_headers, positive, server_url,
};
use crate::client::{ClientState, PipeshubCore};
use crate::error::Error;
use crate::reply::StreamLimits;
use crate::retry::{Budget, RETRY_CODES, RetryConfig};
use crate::secret::Secret;
use crate::transport::Transport;
#[cfg(feature = "hyper")]
use crate::transport::settings::DefaultTransport;
use crate::transport::settings::{Roots, TlsProvider, TransportSettings};
use crate::url::server_url::ServerUrl;

enum Source {
    /// A function pointer, so that programs with their own transport do not link hyper.
    #[cfg(feature = "hyper")]
    Default(fn(TransportSettings) -> Result<DefaultTransport, Error>),
    Custom(Box<dyn Transport>),
}

/// Builds a [`PipeshubCore`], or a client around a core.
///
/// [`PipeshubCore::builder`] and [`PipeshubCore::with_transport`] create a builder. The setters
/// check nothing. [`build`](Self::build) checks everything.
///
/// ```
/// # #[cfg(feature = "ring")]
/// # fn f(token: String) -> Result<(), pipeshub_core::Error> {
/// use std::time::Duration;
/// use pipeshub_core::PipeshubCore;
///
/// let core = PipeshubCore::builder()
///     .server_url("https://pipeshub.example.com/api/v1")
///     .bearer_auth(token)
///     .timeout(Duration::from_secs(10))
///     .user_agent("my-app/1.2")
///     .build()?;
/// # Ok(())
/// # }
/// ```
#[must_use]
pub struct PipeshubCoreBuilder<T = PipeshubCore> {
    inner: BuilderState,
    client: PhantomData<fn() -> T>,
}

struct BuilderState {
    source: Source,
    transport: TransportSettings,
    options: RequestOptions,
    user_agent: Option<String>,
    allow_insecure_http: bool,
    /// Reads the server URL from the environment. A later setter of the URL resets this field.
    url_from_env: Option<FromEnv<String>>,
    /// Reads the credentials from the environment. A later setter of them resets this field.
    security_from_env: Option<FromEnv<Security>>,
    wrappers: Vec<Wrapper>,
}

/// A reader of the environment. A function pointer, so that programs without
/// [`env`](PipeshubCoreBuilder::env) do not link the code.
type FromEnv<T> = fn() -> Result<Option<T>, Error>;

type Wrapper = Box<dyn FnOnce(Box<dyn Transport>) -> Box<dyn Transport> + Send>;

impl PipeshubCore {
    /// Returns a builder with the default transport: hyper over TCP, and TLS if compiled in.
    #[cfg(feature = "hyper")]
    pub fn builder() -> PipeshubCoreBuilder {
        PipeshubCoreBuilder::with_default_transport(crate::transport::http1::build)
    }

    /// Returns a builder with this transport.
    ///
    /// The program then links neither hyper nor rustls. Settings of the default transport have no
    /// effect: connect timeout, roots, provider, certificates, and proxy.
    pub fn with_transport(transport: impl Transport) -> PipeshubCoreBuilder {
        PipeshubCoreBuilder::with_transport(Box::new(transport))
    }

    /// Builds a core from the environment variables of [`env`](PipeshubCoreBuilder::env).
    ///
    /// # Errors
    ///
    /// [`InvalidConfig`](crate::ErrorKind::InvalidConfig) for an invalid variable. The message
    /// names the variable to fix.
    #[cfg(feature = "hyper")]
    pub fn from_env() -> Result<Self, Error> {
        Self::builder().env()?.build()
    }
}

impl PipeshubCoreBuilder {
    #[cfg(feature = "hyper")]
    pub(crate) fn with_default_transport(
        make: fn(TransportSettings) -> Result<DefaultTransport, Error>,
    ) -> Self {
        Self::new(Source::Default(make))
    }

    pub(crate) fn with_transport(transport: Box<dyn Transport>) -> Self {
        Self::new(Source::Custom(transport))
    }

    fn new(source: Source) -> Self {
        let inner = BuilderState {
            source,
            transport: TransportSettings::default(),
            options: RequestOptions::new(),
            user_agent: None,
            allow_insecure_http: false,
            url_from_env: None,
            security_from_env: None,
            wrappers: Vec::new(),
        };
        Self {
            inner,
            client: PhantomData,
        }
    }

    /// Returns a builder with the same settings for a client around the core.
    ///
    /// The client is any type that implements [`From`] for [`PipeshubCore`].
    ///
    /// ```
    /// use pipeshub_core::{PipeshubCore, PipeshubCoreBuilder};
    ///
    /// struct MyClient(PipeshubCore);
    ///
    /// impl From<PipeshubCore> for MyClient {
    ///     fn from(core: PipeshubCore) -> Self {
    ///         Self(core)
    ///     }
    /// }
    ///
    /// # #[cfg(feature = "hyper")]
    /// fn builder() -> PipeshubCoreBuilder<MyClient> {
    ///     PipeshubCore::builder().for_client()
    /// }
    /// ```
    pub fn for_client<T: From<PipeshubCore>>(self) -> PipeshubCoreBuilder<T> {
        PipeshubCoreBuilder {
            inner: self.inner,
            client: PhantomData,
        }
    }
}

impl<T: From<PipeshubCore>> PipeshubCoreBuilder<T> {
    /// Sets the URL of the API, path prefix included: `https://pipeshub.example.com/api/v1`.
    ///
    /// Default: `https://app.pipeshub.com/api/v1`.
    pub fn server_url(mut self, url: impl Into<String>) -> Self {
        self.inner.options = self.inner.options.server_url(url);
        self.inner.url_from_env = None;
        self
    }

    /// Sets the credentials. Default: none.
    ///
    /// A core without credentials is valid. The error of a 401 then reports that the core has no
    /// credentials. [`Security`] lists the kinds of credentials.
    pub fn security(mut self, security: impl Into<Security>) -> Self {
        self.inner.options = self.inner.options.security(security);
        self.inner.security_from_env = None;
        self
    }

    /// Sets a bearer token as the credentials.
    ///
    /// The token needs the scopes of the operations: `connector:write` and `user:read` for a
    /// connector's flow, and `connector:read` for all other operations. By default, a personal
    /// access token (`phpat_...`) has only `connector:read`.
    pub fn bearer_auth(self, token: impl Into<Secret>) -> Self {
        self.security(Security::bearer(token))
    }

    /// Sets the `user-agent` header. Default: `pipeshub-sdk-rust/` and the version.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.inner.user_agent = Some(user_agent.into());
        self
    }

    /// Sets the deadline of every call: all attempts, pauses and bodies together.
    ///
    /// Default: the deadline of the operation, which is 30 s, or 90 s for the callback of a
    /// connector's flow. A shorter timeout also shortens the callback's deadline. If the callback
    /// times out, its outcome is unknown.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.inner.options = self.inner.options.timeout(timeout);
        self
    }

    /// Sets the limit on each silence in a body that is read piece by piece. Default: the limit of
    /// the operation. See [`RequestOptions::idle_timeout`].
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.inner.options = self.inner.options.idle_timeout(timeout);
        self
    }

    /// Sets the limit for lookup, TCP and TLS of one connection together. Default: 5 s.
    ///
    /// The limit applies within the deadline of the call.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.inner.transport.connect_timeout = Some(timeout);
        self
    }

    /// Sets how often and how fast calls are retried.
    ///
    /// Default: at most three attempts, with random pauses below 500 ms and below 1 s. A policy
    /// cannot make the SDK resend a request that must not run twice. See [`RetryConfig`].
    pub fn retries(mut self, retries: RetryConfig) -> Self {
        self.inner.options = self.inner.options.retries(retries);
        self
    }

    /// Sets options of every call. A set option replaces its earlier value; other options remain.
    ///
    /// Some options have no setter in the builder:
    ///
    /// - [`header`](RequestOptions::header)
    /// - [`max_response_bytes`](RequestOptions::max_response_bytes), default: 1 MiB
    /// - [`max_event_bytes`](RequestOptions::max_event_bytes), default: 16 MiB
    /// - [`retry_codes`](RequestOptions::retry_codes), default: 429, 500, 502, 503 and 504
    ///
    /// ```
    /// # #[cfg(feature = "ring")]
    /// # fn f() -> Result<(), pipeshub_core::Error> {
    /// use pipeshub_core::{PipeshubCore, RequestOptions};
    ///
    /// let options = RequestOptions::new().header("x-tenant", "acme").max_response_bytes(4 << 20);
    /// let core = PipeshubCore::builder().bearer_auth("phpat_abc").options(options).build()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn options(mut self, options: RequestOptions) -> Self {
        if options.server_url.is_some() {
            self.inner.url_from_env = None;
        }
        if options.security.is_some() {
            self.inner.security_from_env = None;
        }
        self.inner.options.merge(options);
        self
    }

    /// Sets the certificates that the SDK trusts as authorities. Default: [`Roots::Webpki`].
    pub fn roots(mut self, roots: Roots) -> Self {
        self.inner.transport.roots = roots;
        self
    }

    /// Sets the crate that provides the cryptography of TLS. Default: [`TlsProvider::Ring`].
    pub fn provider(mut self, provider: TlsProvider) -> Self {
        self.inner.transport.provider = provider;
        self
    }

    /// Adds trusted certificates as PEM text, besides the [`roots`](Self::roots).
    ///
    /// Repeated calls add more certificates. The label of a PEM block decides what happens with it:
    ///
    /// - `CERTIFICATE` and the older `X509 CERTIFICATE` are trusted.
    /// - Labels that end with `PRIVATE KEY`, `PUBLIC KEY` or `PARAMETERS` are ignored. Files for
    ///   servers contain such blocks beside certificates.
    /// - For any other block, [`build`](Self::build) fails with the number of the block. One of
    ///   them is `TRUSTED CERTIFICATE`, which only OpenSSL reads. The message contains the command
    ///   that converts it.
    ///
    /// `build` also fails if a block cannot be read, or if the text contains no certificate.
    ///
    /// A server's self-signed certificate is accepted if the certificate is not marked as an
    /// authority (`CA:TRUE`).
    ///
    /// ```
    /// # #[cfg(feature = "ring")]
    /// # fn f() -> Result<(), Box<dyn std::error::Error>> {
    /// use pipeshub_core::{PipeshubCore, Roots};
    ///
    /// let pem = std::fs::read("/etc/my-company/ca.pem")?;
    /// let core = PipeshubCore::builder().roots(Roots::CustomOnly).ca_certificates_pem(pem).build()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn ca_certificates_pem(mut self, pem: impl AsRef<[u8]>) -> Self {
        self.inner
            .transport
            .ca_certificates_pem
            .extend_from_slice(pem.as_ref());
        self.inner.transport.ca_certificates_pem.push(b'\n');
        #[cfg(feature = "_tls")]
        {
            self.inner.transport.add_roots = Some(crate::transport::http1::tls::add_roots);
        }
        self
    }

    /// Allows plain http to other machines.
    ///
    /// Anybody on the network path can then read requests with their tokens. By default, plain http
    /// is allowed only to `localhost` and literal loopback addresses.
    pub fn danger_allow_insecure_http(mut self) -> Self {
        self.inner.allow_insecure_http = true;
        self
    }

    /// Wraps the transport. Repeated calls nest; the last wrapper is outermost.
    ///
    /// ```
    /// # struct Logged<T>(T);
    /// # impl<T: pipeshub_core::Transport> pipeshub_core::Transport for Logged<T> {
    /// #     fn send<'a>(
    /// #         &'a self,
    /// #         request: pipeshub_core::http::Request<pipeshub_core::Body>,
    /// #         attempt: &'a pipeshub_core::Attempt,
    /// #     ) -> pipeshub_core::SendFuture<'a> {
    /// #         self.0.send(request, attempt)
    /// #     }
    /// # }
    /// # #[cfg(feature = "hyper")]
    /// # fn f() -> Result<(), pipeshub_core::Error> {
    /// let core = pipeshub_core::PipeshubCore::builder().wrap_transport(|inner| Logged(inner)).build()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn wrap_transport<W: Transport>(
        mut self,
        wrap: impl FnOnce(Box<dyn Transport>) -> W + Send + 'static,
    ) -> Self {
        self.inner
            .wrappers
            .push(Box::new(|transport| Box::new(wrap(transport))));
        self
    }

    /// Sets a custom rustls configuration, for example with client certificates.
    ///
    /// The builder then ignores roots, provider and certificates. This method is outside semver,
    /// because rustls 0.23 is not stable.
    #[cfg(feature = "_tls")]
    #[cfg_attr(
        docsrs,
        doc(cfg(any(feature = "ring", feature = "ring-compact", feature = "aws-lc-rs")))
    )]
    pub fn unversioned_rustls_config(mut self, config: rustls::ClientConfig) -> Self {
        self.inner.transport.rustls_config = Some(Box::new(move || config));
        self
    }

    /// Sets the proxy of the default transport: `http://[user:password@]host[:port]`.
    ///
    /// The transport opens a tunnel to the server with CONNECT, for http and https. TLS ends at the
    /// server. Only plain http to this machine bypasses the proxy. SOCKS and https to the proxy are
    /// not supported.
    ///
    /// The connection to the proxy counts towards [`connect_timeout`](Self::connect_timeout). If
    /// the proxy opens no tunnel, nothing was sent. By default, no proxy is used.
    #[cfg(feature = "proxy")]
    pub fn proxy(mut self, url: impl Into<Secret>) -> Self {
        let url = url.into();
        self.inner.transport.route = Some(Box::new(move |dial, _| {
            crate::transport::http1::proxy::from_url(&url, dial)
        }));
        self
    }

    /// Uses the proxy of the environment variables, which [`build`](Self::build) reads.
    ///
    /// `HTTPS_PROXY` is the proxy for https servers, and `HTTP_PROXY` for http servers. If that
    /// variable is not set, `ALL_PROXY` applies. Servers in the list `NO_PROXY` bypass the proxy. A
    /// lower-case variable counts if the upper-case variable is not set. By default, none of these
    /// variables is read.
    ///
    /// [`build`](Self::build) fails if a variable for the configured server is invalid. Other
    /// invalid variables fail only the calls that depend on them, to another server URL or to a
    /// token URL. An invalid `NO_PROXY` does not matter if no proxy is set.
    ///
    /// `NO_PROXY` is a list, separated by commas or blanks, with these entries:
    ///
    /// - a domain with its subdomains: `example.com`
    /// - subdomains alone: `*.example.com`
    /// - an IP address or a network: `10.0.0.0/8`
    /// - everything: `*`
    ///
    /// Domains and addresses may have a port: `example.com:8443`, `[::1]:8443`. Any other entry is
    /// invalid, and the error contains the number of the entry.
    #[cfg(feature = "proxy")]
    pub fn proxy_from_env(mut self) -> Self {
        self.inner.transport.route = Some(Box::new(crate::transport::http1::proxy::from_env));
        self
    }

    /// Replaces lookup and TCP of the default transport. For tests; outside semver.
    #[cfg(feature = "hyper")]
    pub fn unversioned_dialer(mut self, dialer: crate::transport::http1::dial::Dial) -> Self {
        self.inner.transport.dialer = Some(dialer);
        self
    }

    /// Reads the server URL and the credentials from environment variables, if they are set.
    ///
    /// - `PIPESHUB_SERVER_URL`: the server URL.
    /// - `PIPESHUB_BEARER_AUTH`: a bearer token. If this variable is set, the next three are not
    ///   read.
    /// - `PIPESHUB_CLIENT_ID` and `PIPESHUB_CLIENT_SECRET`: client credentials. They need the
    ///   feature `client-credentials`.
    /// - `PIPESHUB_TOKEN_URL`: the URL of the token endpoint. Default: `{server_url}/oauth2/token`.
    ///
    /// [`build`](Self::build) reads the variables, except those that a later setter replaces. After
    /// `env()?.bearer_auth(token)`, `build` reads no variable for credentials.
    ///
    /// # Errors
    ///
    /// None at present. `build` fails with [`InvalidConfig`](crate::ErrorKind::InvalidConfig) for
    /// an invalid variable. The message names the variable to fix.
    pub fn env(mut self) -> Result<Self, Error> {
        self.inner.url_from_env = Some(|| variable(URL_VARIABLE));
        self.inner.security_from_env = Some(security_from_env);
        Ok(self)
    }

    /// Validates all settings and builds the core. Opens no connection.
    ///
    /// # Errors
    ///
    /// [`InvalidConfig`](crate::ErrorKind::InvalidConfig) for:
    ///
    /// - an invalid URL, token, header, limit, certificate or environment variable,
    /// - plain http to another machine,
    /// - a setting or an https URL whose feature is not compiled in.
    ///
    /// The message names the setting to fix.
    pub fn build(self) -> Result<T, Error> {
        self.inner.build().map(T::from)
    }
}

impl BuilderState {
    fn build(self) -> Result<PipeshubCore, Error> {
        let Self {
            source,
            transport,
            mut options,
            user_agent,
            allow_insecure_http,
            url_from_env,
            security_from_env,
            wrappers,
        } = self;
        let mut url_name = URL_NAME;
        if let Some(url) = read(url_from_env)? {
            options.server_url = Some(url);
            url_name = URL_VARIABLE;
        }
        if let Some(security) = read(security_from_env)? {
            options.security = Some(security);
        }
        positive(transport.connect_timeout, "connect_timeout")?;
        let mut headers = std::mem::take(&mut options.headers);
        headers.reserve(5);
        if let Some(text) = user_agent {
            let value = HeaderValue::try_from(text);
            let value = value
                .map_err(|_| Error::config("the user agent has a control character; remove it"))?;
            headers.insert(header::USER_AGENT, value);
        }
        add_default_headers(&mut headers);
        let server = server_url(
            options.server_url.as_deref().unwrap_or(ServerUrl::DEFAULT),
            url_name,
        )?;
        headers.insert(header::HOST, server.host_header());
        // A placeholder that each call overwrites, so that the map of a call need not grow.
        headers.insert(X_REQUEST_ID, HeaderValue::from_static(""));
        let mut settings = Settings {
            host: server.authority().into(),
            server,
            headers,
            credentials: None,
            request_id: None,
            timeout: None,
            retries: RetryConfig::default(),
            retry_codes: Cow::Borrowed(RETRY_CODES),
            max_response_bytes: MAX_RESPONSE_BYTES,
            stream: StreamLimits::default(),
            allow_insecure_http,
        };
        settings.merge(options)?;
        let (transport, no_https) = match source {
            Source::Custom(transport) => (transport, None),
            #[cfg(feature = "hyper")]
            Source::Default(make) => {
                #[cfg(feature = "proxy")]
                let transport = TransportSettings {
                    server: settings.server.uri(b"/", false),
                    ..transport
                };
                let default = make(transport)?;
                (default.transport, default.no_https)
            }
        };
        let transport = wrappers
            .into_iter()
            .fold(transport, |transport, wrap| wrap(transport));
        let shared = ClientState {
            transport,
            no_https,
            budget: Budget::new(),
        };
        settings.check(shared.no_https.as_deref(), url_name)?;
        Ok(PipeshubCore::new(shared, settings))
    }
}

// Every setter and `build` consume the builder, so no code can see a builder after a panic.
impl<T> UnwindSafe for PipeshubCoreBuilder<T> {}
impl<T> RefUnwindSafe for PipeshubCoreBuilder<T> {}

impl<T> fmt::Debug for PipeshubCoreBuilder<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PipeshubCoreBuilder")
    }
}

const URL_VARIABLE: &str = "PIPESHUB_SERVER_URL";
const TOKEN_VARIABLE: &str = "PIPESHUB_BEARER_AUTH";
/// Client id, client secret and token URL.
const CLIENT_VARIABLES: [&str; 3] = [
    "PIPESHUB_CLIENT_ID",
    "PIPESHUB_CLIENT_SECRET",
    "PIPESHUB_TOKEN_URL",
];

fn read<T>(from_env: Option<FromEnv<T>>) -> Result<Option<T>, Error> {
    from_env.map_or(Ok(None), |read| read())
}

fn security_from_env() -> Result<Option<Security>, Error> {
    let Some(token) = variable(TOKEN_VARIABLE)? else {
        return client_credentials_from_env();
    };
    bearer_header(&token)
        .map_err(|problem| Error::config(format!("{TOKEN_VARIABLE}: {problem}")))?;
    Ok(Some(Security::bearer(token)))
}

#[cfg(feature = "client-credentials")]
fn client_credentials_from_env() -> Result<Option<Security>, Error> {
    let [id, secret, token_url] = CLIENT_VARIABLES.map(variable);
    match (id?, secret?, token_url?) {
        (None, None, None) => Ok(None),
        (Some(id), Some(secret), token_url) => {
            for (name, text) in CLIENT_VARIABLES.iter().zip([&id, &secret]) {
                if let Some(problem) = problem_with(text) {
                    return Err(Error::config(format!("{name} {problem}")));
                }
            }
            let mut app = ClientCredentials::new(id, secret);
            if let Some(url) = token_url {
                ServerUrl::parse_endpoint(&url)
                    .map_err(|problem| not_valid(CLIENT_VARIABLES[2], problem))?;
                app = app.token_url(url);
            }
            Ok(Some(app.into()))
        }
        (id, ..) => {
            let missing = CLIENT_VARIABLES[usize::from(id.is_some())];
            Err(Error::config(format!(
                "{missing} is not set; client credentials need it"
            )))
        }
    }
}

#[cfg(not(feature = "client-credentials"))]
fn client_credentials_from_env() -> Result<Option<Security>, Error> {
    match CLIENT_VARIABLES
        .into_iter()
        .find(|name| env::var_os(name).is_some())
    {
        None => Ok(None),
        Some(name) => Err(Error::config(format!(
            "{name} is set, but client credentials are not compiled in; turn on the feature client-credentials, or set \
             PIPESHUB_BEARER_AUTH to a token"
        ))),
    }
}

fn variable(name: &str) -> Result<Option<String>, Error> {
    match env::var(name) {
        Ok(value) if value.is_empty() => Err(Error::config(format!(
            "{name} is set, but empty; give it a value or unset it"
        ))),
        Ok(value) => Ok(Some(value)),
        Err(VarError::NotPresent) => Ok(None),
        Err(VarError::NotUnicode(_)) => Err(Error::config(format!("{name} is not valid Unicode"))),
    }
}
