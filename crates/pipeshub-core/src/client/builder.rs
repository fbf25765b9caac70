//! Settings, checked before a core exists.

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
use crate::retry::{Budget, RETRY_CODES, RetryConfig};
use crate::secret::Secret;
use crate::transport::Transport;
#[cfg(feature = "hyper")]
use crate::transport::settings::DefaultTransport;
use crate::transport::settings::{Roots, TlsProvider, TransportSettings};
use crate::url::server_url::ServerUrl;

enum Source {
    /// A pointer, so that who never asks for the default transport does not link it.
    #[cfg(feature = "hyper")]
    Default(fn(TransportSettings) -> Result<DefaultTransport, Error>),
    Given(Box<dyn Transport>),
}

/// Makes a [`PipeshubCore`], or a client around one; see [`PipeshubCore::builder`] and
/// [`PipeshubCore::with_transport`].
///
/// Nothing is checked before [`build`](Self::build), and everything is checked there.
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
    /// Reads the server URL from the environment, unless a setter has given one since.
    url_from_env: Option<FromEnv<String>>,
    /// The same for the credentials.
    security_from_env: Option<FromEnv<Security>>,
    wrappers: Vec<Wrapper>,
}

/// A pointer, so that programs without [`env`](PipeshubCoreBuilder::env) do not link the code.
type FromEnv<T> = fn() -> Result<Option<T>, Error>;

type Wrapper = Box<dyn FnOnce(Box<dyn Transport>) -> Box<dyn Transport> + Send>;

impl PipeshubCore {
    /// A builder with the default transport: hyper over TCP, and TLS as far as it is compiled in.
    #[cfg(feature = "hyper")]
    pub fn builder() -> PipeshubCoreBuilder {
        PipeshubCoreBuilder::with_default_transport(crate::transport::http1::build)
    }

    /// A builder with a transport of your own. Neither hyper nor rustls is linked for it, and what
    /// the builder takes for the default transport alone (connect limit, roots, provider,
    /// certificates) means nothing to it.
    pub fn with_transport(transport: impl Transport) -> PipeshubCoreBuilder {
        PipeshubCoreBuilder::with_transport(Box::new(transport))
    }

    /// A core from the environment, as [`env`](PipeshubCoreBuilder::env) takes it.
    ///
    /// # Errors
    ///
    /// [`InvalidConfig`](crate::ErrorKind::InvalidConfig), with the name of the variable that is
    /// wrong.
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
        Self::new(Source::Given(transport))
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

    /// A builder with the same settings that builds a client around the core: anything that is made
    /// [`From`] one.
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
    /// Where the API is, path prefix included: `https://pipeshub.example.com/api/v1`. Default:
    /// `https://app.pipeshub.com/api/v1`.
    pub fn server_url(mut self, url: impl Into<String>) -> Self {
        self.inner.options = self.inner.options.server_url(url);
        self.inner.url_from_env = None;
        self
    }

    /// The credentials. Default: none, which is valid; a 401 then says so.
    pub fn security(mut self, security: impl Into<Security>) -> Self {
        self.inner.options = self.inner.options.security(security);
        self.inner.security_from_env = None;
        self
    }

    /// A bearer token as credentials.
    pub fn bearer_auth(self, token: impl Into<Secret>) -> Self {
        self.security(Security::bearer(token))
    }

    /// The `user-agent` header. Default: this crate's name and version.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.inner.user_agent = Some(user_agent.into());
        self
    }

    /// The deadline of every call: all attempts, pauses and bodies together. Default: the
    /// operation's own, 30 s, or 90 s for the callback. A shorter one cuts the callback's short
    /// too, and who stops waiting for it does not learn how it ended.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.inner.options = self.inner.options.timeout(timeout);
        self
    }

    /// How long look-up, TCP and TLS may take together for one connection, inside the deadline.
    /// Default 5 s.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.inner.transport.connect_timeout = Some(timeout);
        self
    }

    /// How often and how fast calls are tried again. Default: see [`RetryConfig`].
    pub fn retries(mut self, retries: RetryConfig) -> Self {
        self.inner.options = self.inner.options.retries(retries);
        self
    }

    /// The options of every call, for what has no setter of its own here: headers,
    /// [`max_response_bytes`](RequestOptions::max_response_bytes) (default 1 MiB) and
    /// [`retry_codes`](RequestOptions::retry_codes). What is set in them replaces what was set
    /// before; all else stays.
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

    /// Where trust in a server's certificate comes from.
    pub fn roots(mut self, roots: Roots) -> Self {
        self.inner.transport.roots = roots;
        self
    }

    /// Whose cryptography TLS uses.
    pub fn provider(mut self, provider: TlsProvider) -> Self {
        self.inner.transport.provider = provider;
        self
    }

    /// Certificates of your own authority, as PEM, trusted besides the [`roots`](Self::roots). May
    /// be called again.
    ///
    /// Each block in it has to be a readable `CERTIFICATE`; keys beside them are ignored. A server's
    /// self-signed certificate may be given, too, if it is not marked as an authority (`CA:TRUE`).
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

    /// Lets requests, with their token, go over plain http to another machine, for everybody on the
    /// way to read.
    ///
    /// Without it plain http goes to `localhost` and literal loopback addresses only.
    pub fn danger_allow_insecure_http(mut self) -> Self {
        self.inner.allow_insecure_http = true;
        self
    }

    /// Puts something around the transport: what `wrap` returns is sent through, and sends through
    /// what it is given. Called again, it goes around the last one.
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

    /// A rustls configuration of your own, for client certificates and the like; roots, provider
    /// and certificates set here are then not used. Outside semver: rustls 0.23 is not stable.
    #[cfg(feature = "_tls")]
    #[cfg_attr(
        docsrs,
        doc(cfg(any(feature = "ring", feature = "ring-compact", feature = "aws-lc-rs")))
    )]
    pub fn unversioned_rustls_config(mut self, config: rustls::ClientConfig) -> Self {
        self.inner.transport.rustls_config = Some(Box::new(move || config));
        self
    }

    /// The proxy that the default transport goes through: `http://[user:password@]host[:port]`. It
    /// is asked by CONNECT for a tunnel to the server, whatever the scheme; TLS is spoken with the
    /// server. Only plain http to this machine itself goes there straight.
    ///
    /// Getting to the proxy counts against the connect limit, and where there is no tunnel, nothing
    /// was sent.
    #[cfg(feature = "proxy")]
    pub fn proxy(mut self, url: impl Into<Secret>) -> Self {
        let url = url.into();
        self.inner.transport.route = Some(Box::new(move |dial, _| {
            crate::transport::http1::proxy::given(&url, dial)
        }));
        self
    }

    /// The proxy that the environment names, read by [`build`](Self::build): `HTTPS_PROXY` or
    /// `HTTP_PROXY` by the server's scheme, else `ALL_PROXY`, unless the server is on the list
    /// `NO_PROXY`. In lower case they count where those in upper case are not set. Without a call
    /// of this none of them is read.
    ///
    /// [`build`](Self::build) fails for a variable that cannot be used if the way to the server
    /// depends on it. Other variables matter only to calls that go elsewhere, by a handle with
    /// another server URL or to a token URL, and make those fail.
    ///
    /// `NO_PROXY` is a list of domains with their subdomains (`example.com`), subdomains alone
    /// (`*.example.com`), IP addresses, networks (`10.0.0.0/8`), or `*` for everything. Domains and
    /// addresses may have a port (`example.com:8443`, `[::1]:8443`). Any other entry makes
    /// [`build`](Self::build) fail.
    #[cfg(feature = "proxy")]
    pub fn proxy_from_env(mut self) -> Self {
        self.inner.transport.route = Some(Box::new(crate::transport::http1::proxy::from_env));
        self
    }

    /// How the default transport reaches a host, in place of look-up and TCP. For tests; outside
    /// semver.
    #[cfg(feature = "hyper")]
    pub fn unversioned_dialer(mut self, dialer: crate::transport::http1::dial::Dial) -> Self {
        self.inner.transport.dialer = Some(dialer);
        self
    }

    /// Takes server URL and credentials from the environment, where they are set:
    /// `PIPESHUB_SERVER_URL`, and either `PIPESHUB_BEARER_AUTH` or, with the feature
    /// `client-credentials`, `PIPESHUB_CLIENT_ID` and `PIPESHUB_CLIENT_SECRET`, with
    /// `PIPESHUB_TOKEN_URL` if tokens are not got at `{server_url}/oauth2/token`. Where there is a
    /// bearer token, it is used, and the variables of the client are not looked at.
    ///
    /// [`build`](Self::build) reads the variables. It reads only those that no later call
    /// replaces: after `env()?.bearer_auth(token)` no variable for credentials counts, whatever is
    /// in it.
    ///
    /// # Errors
    ///
    /// None at present. `build` reports a variable that is wrong, as
    /// [`InvalidConfig`](crate::ErrorKind::InvalidConfig) with its name.
    pub fn env(mut self) -> Result<Self, Error> {
        self.inner.url_from_env = Some(|| variable(URL_VARIABLE));
        self.inner.security_from_env = Some(security_from_env);
        Ok(self)
    }

    /// Checks everything and makes the core. No connection is opened.
    ///
    /// # Errors
    ///
    /// [`InvalidConfig`](crate::ErrorKind::InvalidConfig): a URL, token, header or limit that
    /// cannot be used, plain http to another machine, or TLS that is not compiled in; the message
    /// says which and what to do.
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
                .map_err(|_| Error::config("the user agent has a character that no header has"))?;
            headers.insert(header::USER_AGENT, value);
        }
        add_default_headers(&mut headers);
        let server = server_url(
            options.server_url.as_deref().unwrap_or(ServerUrl::DEFAULT),
            url_name,
        )?;
        headers.insert(header::HOST, server.host_header());
        // A place that each call fills, so that no map has to grow for it.
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
            allow_insecure_http,
        };
        settings.merge(options)?;
        let (transport, no_https) = match source {
            Source::Given(transport) => (transport, None),
            #[cfg(feature = "hyper")]
            Source::Default(make) => {
                #[cfg(feature = "proxy")]
                let transport = TransportSettings {
                    server: settings.server.uri(b"/"),
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

// Every setter and `build` use up the builder, so that nobody sees one that a panic left half done.
impl<T> UnwindSafe for PipeshubCoreBuilder<T> {}
impl<T> RefUnwindSafe for PipeshubCoreBuilder<T> {}

impl<T> fmt::Debug for PipeshubCoreBuilder<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PipeshubCoreBuilder")
    }
}

const URL_VARIABLE: &str = "PIPESHUB_SERVER_URL";
const TOKEN_VARIABLE: &str = "PIPESHUB_BEARER_AUTH";
/// Client id, client secret, and where to get tokens for them.
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
                "{missing} is not set, and client credentials need it"
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
