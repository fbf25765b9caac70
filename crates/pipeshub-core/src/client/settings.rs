//! Per-handle settings and their validation.
//!
//! A handle is created by merging options into settings and checking the result. Settings that all
//! handles share are in [`ClientState`](crate::client::ClientState). Entry points:
//! [`Settings::merge`] and [`Settings::check`].

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderValue, header};

use crate::auth::bearer::bearer_header;
use crate::auth::credentials::Credentials;
use crate::auth::{Security, SecurityKind};
use crate::client::options::{MAX_HEADERS, RequestOptions, TOO_MANY_HEADERS};
use crate::error::Error;
use crate::reply::StreamLimits;
use crate::retry::RetryConfig;
use crate::url::InvalidUrl;
use crate::url::server_url::{ServerUrl, check_url};

/// The name of the server URL in messages, unless an environment variable set it.
pub(crate) const URL_NAME: &str = "the server URL";

/// The default of `max_response_bytes`.
pub(crate) const MAX_RESPONSE_BYTES: usize = 1024 * 1024;

/// The settings of one handle.
#[derive(Clone)]
pub(crate) struct Settings {
    pub(crate) server: ServerUrl,
    pub(crate) host: Arc<str>,
    /// The headers of every request, with a token that does not expire, and a placeholder for the
    /// request id.
    pub(crate) headers: HeaderMap,
    /// The source of tokens that expire.
    pub(crate) credentials: Option<Arc<dyn Credentials>>,
    /// The caller's request id. `None` creates an id for each call.
    pub(crate) request_id: Option<HeaderValue>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) retries: RetryConfig,
    pub(crate) retry_codes: Cow<'static, [u16]>,
    pub(crate) max_response_bytes: usize,
    pub(crate) stream: StreamLimits,
    pub(crate) allow_insecure_http: bool,
}

impl Settings {
    /// Points this handle at another server, and drops the credentials if the origin differs.
    ///
    /// Separate from [`merge`](Self::merge), so that a program that never changes servers does not
    /// link this code.
    pub(crate) fn set_server(&mut self, server: ServerUrl) {
        if !server.same_origin(&self.server) {
            self.drop_secrets();
        }
        self.headers.insert(header::HOST, server.host_header());
        self.host = server.authority().into();
        self.server = server;
    }

    /// Drops what another server must not receive: the token and the caller's headers, which may be
    /// keys, too.
    pub(crate) fn drop_secrets(&mut self) {
        let headers = self
            .headers
            .iter()
            .filter(|(_, value)| !value.is_sensitive());
        self.headers = headers
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        add_default_headers(&mut self.headers);
        self.credentials = None;
    }

    /// Adds the caller's headers, or replaces those of the same names.
    ///
    /// The limit counts the caller's headers as those of [`RequestOptions`] are counted, without
    /// the headers of the SDK.
    pub(crate) fn add_headers(&mut self, headers: &HeaderMap) -> Result<(), Error> {
        for (name, value) in headers {
            self.headers.insert(name.clone(), value.clone());
        }
        let is_own = |value: &&HeaderValue| value.is_sensitive();
        let authorization = usize::from(self.headers.contains_key(header::AUTHORIZATION));
        if self.headers.values().filter(is_own).count() > MAX_HEADERS + authorization {
            return Err(Error::config(TOO_MANY_HEADERS));
        }
        Ok(())
    }

    /// Merges the options into the settings, except the server URL and the headers.
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
        self.stream = options.stream.or(self.stream);
        Ok(())
    }

    /// Checks the URLs and binds the credentials to the server. The last step before a handle
    /// exists.
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

/// Sets `accept` and `user-agent` unless the caller has set them.
pub(crate) fn add_default_headers(headers: &mut HeaderMap) {
    if !headers.contains_key(header::ACCEPT) {
        headers.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    }
    if !headers.contains_key(header::USER_AGENT) {
        let value =
            HeaderValue::from_static(concat!("pipeshub-sdk-rust/", env!("CARGO_PKG_VERSION")));
        headers.insert(header::USER_AGENT, value);
    }
}

pub(crate) fn server_url(url: &str, name: &str) -> Result<ServerUrl, Error> {
    ServerUrl::parse(url).map_err(|problem| not_valid(name, problem))
}

pub(crate) fn not_valid(name: &str, problem: InvalidUrl) -> Error {
    Error::config(format!("{name} is not valid: {problem}"))
}

pub(crate) fn positive(duration: Option<Duration>, name: &str) -> Result<(), Error> {
    match duration {
        Some(Duration::ZERO) => Err(Error::config(format!(
            "{name} must not be zero; leave it out for the default"
        ))),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;
    use crate::call::{Call, Operation};
    use crate::client::PipeshubCore;
    use crate::error::ErrorKind;
    use crate::transport::{TransportError, transport_fn};

    static GET_THING: Operation = Operation::get("getThing", "/thing");

    /// A core that records the headers of each request, and whose transport always fails.
    fn core(options: RequestOptions) -> (PipeshubCore, Arc<Mutex<Vec<HeaderMap>>>) {
        let sent = Arc::new(Mutex::new(Vec::new()));
        let transport = {
            let sent = Arc::clone(&sent);
            transport_fn(move |request: http::Request<crate::transport::Body>| {
                sent.lock().unwrap().push(request.headers().clone());
                Err::<http::Response<&str>, _>(
                    TransportError::new(crate::error::Delivery::NotSent, "no network").permanent(),
                )
            })
        };
        let core = PipeshubCore::with_transport(transport)
            .server_url("https://a.example/v1")
            .options(options);
        (core.build().unwrap(), sent)
    }

    #[tokio::test]
    async fn accept_and_user_agent_at_another_origin_are_the_defaults_again() {
        let own = || {
            RequestOptions::new()
                .header("accept", "application/vnd.own+json")
                .header("user-agent", "own/1")
                .header("x-key", "k")
        };
        let default = concat!("pipeshub-sdk-rust/", env!("CARGO_PKG_VERSION"));
        let json = "application/json";
        for (options, other, due) in [
            (own(), own(), ("application/vnd.own+json", "own/1", true)),
            (own(), RequestOptions::new(), (json, default, false)),
            (
                RequestOptions::new(),
                RequestOptions::new(),
                (json, default, false),
            ),
            (
                own(),
                RequestOptions::new().header("accept", "a/b"),
                ("a/b", default, false),
            ),
        ] {
            let (core, sent) = core(options);
            let core = core.with_options(other.server_url("https://b.example/v1"));
            core.unwrap()
                .execute(Call::new(&GET_THING))
                .await
                .unwrap_err();
            let headers = sent.lock().unwrap().remove(0);
            let (accept, user_agent) = (&headers["accept"], &headers["user-agent"]);
            let has_key = headers.contains_key("x-key");
            assert_eq!(
                (
                    accept.to_str().unwrap(),
                    user_agent.to_str().unwrap(),
                    has_key
                ),
                due
            );
        }
        // The same origin changes nothing.
        let (kept, sent) = core(own());
        let kept = kept.with_options(RequestOptions::new().server_url("https://A.example:443/v2"));
        kept.unwrap()
            .execute(Call::new(&GET_THING))
            .await
            .unwrap_err();
        let headers = sent.lock().unwrap().remove(0);
        assert_eq!(
            (
                headers["user-agent"].to_str().unwrap(),
                headers["x-key"].to_str().unwrap()
            ),
            ("own/1", "k")
        );
    }

    #[test]
    fn handle_of_a_core_with_the_most_headers_is_accepted_without_another_header() {
        let with = |count: usize| {
            (0..count).fold(RequestOptions::new(), |options, number| {
                options.header(format!("x-{number}"), "1")
            })
        };
        for count in MAX_HEADERS - 6..=MAX_HEADERS {
            for security in [Security::none(), Security::bearer("token")] {
                let (core, _) = core(with(count).security(security));
                assert!(core.with_options(RequestOptions::new()).is_ok(), "{count}");
                assert!(core.with_options(with(count)).is_ok(), "{count}");
                let other = RequestOptions::new().security(Security::bearer("other"));
                let other = core.with_options(other).unwrap();
                let more = other.with_options(RequestOptions::new().header("x-more", "1"));
                match more {
                    Ok(_) => assert!(count < MAX_HEADERS, "{count}"),
                    Err(error) => {
                        assert_eq!(count, MAX_HEADERS);
                        assert!(error.to_string().contains("more headers than"), "{error}");
                    }
                }
            }
        }
    }

    #[test]
    fn handle_with_more_headers_than_a_request_may_have_is_refused() {
        let with = |name: usize, count: usize| {
            (0..count).fold(RequestOptions::new(), |options, number| {
                options.header(format!("x-{name}-{number}"), "1")
            })
        };
        let (core, _) = core(with(0, 3000));
        assert!(core.with_options(with(1, 200)).is_ok());
        assert!(core.with_options(with(0, 3000)).is_ok());
        for many in [with(1, 600), with(1, 40_000)] {
            let error = core.with_options(many).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidConfig);
            assert!(error.to_string().contains("more headers than"), "{error}");
        }
        let many = PipeshubCore::with_transport(transport_fn(|_| {
            Ok::<_, http::Error>(http::Response::new(""))
        }));
        let error = many.options(with(1, 40_000)).build().unwrap_err();
        assert!(error.to_string().contains("more headers than"), "{error}");
    }
}
