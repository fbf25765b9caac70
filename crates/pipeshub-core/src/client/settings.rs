//! What a handle on the core may differ in, and what is checked before it may.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderValue, header};

use crate::auth::Kind;
use crate::auth::token::{Tokens, bearer_header};
use crate::client::options::RequestOptions;
use crate::error::Error;
use crate::retry::RetryConfig;
use crate::url::server_url::{ServerUrl, check_url};

/// What messages call the server URL, unless it came from somewhere with a name of its own.
pub(crate) const URL_NAME: &str = "the server URL";

/// What a handle may differ in.
#[derive(Clone)]
pub(crate) struct Settings {
    pub(crate) server: ServerUrl,
    pub(crate) host: Arc<str>,
    /// What goes with every request, a token that lasts included, and a place for the request id.
    pub(crate) headers: HeaderMap,
    /// Where tokens come from that do not last.
    pub(crate) tokens: Option<Arc<dyn Tokens>>,
    /// The caller's own, instead of one made for each call.
    pub(crate) request_id: Option<HeaderValue>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) retries: RetryConfig,
    pub(crate) retry_codes: Cow<'static, [u16]>,
    pub(crate) max_response_bytes: usize,
    pub(crate) allow_insecure_http: bool,
}

impl Settings {
    /// Turns to another server: the one thing that a handle can do and a builder need not, so that
    /// the builder does not bring the code for it along.
    pub(crate) fn turn_to(&mut self, server: ServerUrl) {
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
            self.tokens = None;
        }
        self.headers.insert(header::HOST, server.host_header());
        self.host = server.authority().into();
        self.server = server;
    }

    /// Everything but the server URL and the headers.
    pub(crate) fn apply(&mut self, options: RequestOptions) -> Result<(), Error> {
        if let Some(security) = options.security {
            let lasting = match &security.0 {
                Kind::Bearer(token) => Some(bearer_header(token.expose()).map_err(Error::config)?),
                Kind::None | Kind::Renewable(_) => None,
            };
            match lasting {
                Some(header) => drop(self.headers.insert(header::AUTHORIZATION, header)),
                None => drop(self.headers.remove(header::AUTHORIZATION)),
            }
            self.tokens = match security.0 {
                Kind::Renewable(tokens) => Some(tokens),
                Kind::None | Kind::Bearer(_) => None,
            };
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

    pub(crate) fn check(&self, no_https: Option<&str>, url_name: &str) -> Result<(), Error> {
        let allow_http = self.allow_insecure_http;
        check_url(&self.server, allow_http, no_https, url_name)?;
        match &self.tokens {
            Some(tokens) => tokens.check(allow_http, no_https),
            None => Ok(()),
        }
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
