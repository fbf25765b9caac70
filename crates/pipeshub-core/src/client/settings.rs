//! Per-handle settings and their validation.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderValue, header};

use crate::auth::bearer::bearer_header;
use crate::auth::credentials::Credentials;
use crate::auth::{Security, SecurityKind};
use crate::client::options::RequestOptions;
use crate::error::Error;
use crate::retry::RetryConfig;
use crate::url::server_url::{ServerUrl, check_url};

/// What messages call the server URL, unless it came from somewhere with a name of its own.
pub(crate) const URL_NAME: &str = "the server URL";

/// The default of `max_response_bytes`.
pub(crate) const MAX_RESPONSE_BYTES: usize = 1024 * 1024;

/// What a handle may differ in.
#[derive(Clone)]
pub(crate) struct Settings {
    pub(crate) server: ServerUrl,
    pub(crate) host: Arc<str>,
    /// What goes with every request, a token that lasts included, and a place for the request id.
    pub(crate) headers: HeaderMap,
    /// The source of tokens that expire.
    pub(crate) credentials: Option<Arc<dyn Credentials>>,
    /// The caller's own, instead of one made for each call.
    pub(crate) request_id: Option<HeaderValue>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) retries: RetryConfig,
    pub(crate) retry_codes: Cow<'static, [u16]>,
    pub(crate) max_response_bytes: usize,
    pub(crate) allow_insecure_http: bool,
}

impl Settings {
    /// Points this handle at another server and drops the credentials if the origin differs. Kept
    /// out of [`merge`](Self::merge) so that a program that never changes servers does not link it.
    pub(crate) fn set_server(&mut self, server: ServerUrl) {
        if !server.same_origin(&self.server) {
            // Neither the token nor the caller's own headers, which may be keys too, go to somebody
            // else.
            let headers = self
                .headers
                .iter()
                .filter(|(_, value)| !value.is_sensitive());
            self.headers = headers
                .map(|(name, value)| (name.clone(), value.clone()))
                .collect();
            self.credentials = None;
        }
        self.headers.insert(header::HOST, server.host_header());
        self.host = server.authority().into();
        self.server = server;
    }

    /// Takes over what the options set, except for the server URL and the headers.
    pub(crate) fn merge(&mut self, options: RequestOptions) -> Result<(), Error> {
        if let Some(Security(kind)) = options.security {
            let (authorization, credentials) = match kind {
                SecurityKind::None => (None, None),
                SecurityKind::Bearer(token) => {
                    let header = bearer_header(token.expose()).map_err(Error::config)?;
                    (Some(header), None)
                }
                SecurityKind::Renewable(credentials) => (None, Some(credentials)),
            };
            match authorization {
                Some(header) => drop(self.headers.insert(header::AUTHORIZATION, header)),
                None => drop(self.headers.remove(header::AUTHORIZATION)),
            }
            self.credentials = credentials;
        }
        if let Some(problem) = options.problem {
            return Err(Error::config(problem));
        }
        self.request_id = options.request_id.or(self.request_id.take());
        positive(options.timeout, "timeout")?;
        self.timeout = options.timeout.or(self.timeout);
        if let Some(retries) = options.retries {
            positive(retries.backoff.max_elapsed_time, "max_elapsed_time")?;
            self.retries = retries;
        }
        if let Some(codes) = options.retry_codes {
            self.retry_codes = Cow::Owned(codes);
        }
        self.max_response_bytes = options
            .max_response_bytes
            .unwrap_or(self.max_response_bytes);
        Ok(())
    }

    /// The last step before a handle exists.
    pub(crate) fn check(&mut self, no_https: Option<&str>, url_name: &str) -> Result<(), Error> {
        let allow_http = self.allow_insecure_http;
        check_url(&self.server, allow_http, no_https, url_name)?;
        if let Some(credentials) = &mut self.credentials {
            #[cfg(feature = "client-credentials")]
            credentials.check_token_url(allow_http, no_https)?;
            *credentials = credentials.for_server(&self.server);
        }
        Ok(())
    }
}

pub(crate) fn server_url(url: &str, name: &str) -> Result<ServerUrl, Error> {
    ServerUrl::parse(url)
        .map_err(|problem| Error::config(format!("{name} is not valid: {problem}")))
}

pub(crate) fn positive(duration: Option<Duration>, name: &str) -> Result<(), Error> {
    match duration {
        Some(Duration::ZERO) => Err(Error::config(format!(
            "{name} is zero, so that no call could succeed"
        ))),
        _ => Ok(()),
    }
}
