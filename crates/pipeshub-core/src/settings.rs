//! What a handle on the core may differ in, and what is checked before it may.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::core::{Shared, X_REQUEST_ID};
use crate::error::Error;
use crate::options::RequestOptions;
use crate::retry::RetryConfig;
use crate::target::ServerUrl;

/// What messages call the server URL, unless it came from somewhere with a name of its own.
pub(crate) const URL_NAME: &str = "the server URL";

/// What a handle may differ in.
#[derive(Clone)]
pub(crate) struct Settings {
    pub(crate) server: ServerUrl,
    pub(crate) host: Arc<str>,
    /// What goes with every request, credentials included, and a place for the request id.
    pub(crate) headers: HeaderMap,
    /// The caller's own, instead of one made for each call.
    pub(crate) request_id: Option<HeaderValue>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) retries: RetryConfig,
    pub(crate) retry_codes: Cow<'static, [u16]>,
    pub(crate) max_response_bytes: usize,
    pub(crate) allow_insecure_http: bool,
}

impl Settings {
    pub(crate) fn apply(&mut self, options: RequestOptions) -> Result<(), Error> {
        if let Some(url) = options.server_url {
            let server = server_url(&url, URL_NAME)?;
            if !server.same_origin(&self.server) {
                // Neither the token nor the caller's own headers, which may be keys too, go to somebody else.
                self.headers = self
                    .headers
                    .drain()
                    .filter_map(|(name, value)| Some((name?, value)))
                    .filter(|(_, value)| !value.is_sensitive())
                    .collect();
            }
            self.host = server.authority().into();
            self.server = server;
        }
        if let Some(security) = options.security {
            match security.header().map_err(Error::config)? {
                Some(value) => drop(self.headers.insert(header::AUTHORIZATION, value)),
                None => drop(self.headers.remove(header::AUTHORIZATION)),
            }
        }
        for (name, value) in options.headers {
            let (name, value) = user_header(&name, &value)?;
            if name == X_REQUEST_ID {
                self.request_id = Some(value);
            } else {
                self.headers.insert(name, value);
            }
        }
        positive(options.timeout, "timeout")?;
        self.timeout = options.timeout.or(self.timeout);
        if let Some(retries) = options.retries {
            positive(retries.backoff.max_elapsed_time, "max_elapsed_time")?;
            self.retries = retries;
        }
        if let Some(codes) = options.retry_codes {
            self.retry_codes = Cow::Owned(codes);
        }
        self.max_response_bytes = options.max_response_bytes.unwrap_or(self.max_response_bytes);
        Ok(())
    }

    pub(crate) fn check(&self, shared: &Shared, url_name: &str) -> Result<(), Error> {
        if !self.server.keeps_secrets() && !self.allow_insecure_http {
            return Err(Error::config(format!(
                "{url_name} is plain http to another machine, where tokens and codes could be read on the way; use https, \
                 or call danger_allow_insecure_http if you must"
            )));
        }
        match &shared.no_https {
            Some(problem) if self.server.is_https() => {
                Err(Error::config(format!("{url_name} is https: {problem}")))
            }
            _ => Ok(()),
        }
    }
}

pub(crate) fn server_url(url: &str, name: &str) -> Result<ServerUrl, Error> {
    ServerUrl::parse(url).map_err(|problem| Error::config(format!("{name} is not valid: {problem}")))
}

pub(crate) fn positive(duration: Option<Duration>, name: &str) -> Result<(), Error> {
    match duration {
        Some(Duration::ZERO) => Err(Error::config(format!("{name} is zero, so that no call could succeed"))),
        _ => Ok(()),
    }
}

fn user_header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), Error> {
    // HTTP's own framing, what the SDK decides, and conditions, which would turn answers into empty 304s.
    const OURS: [&str; 17] = [
        "host",
        "authorization",
        "proxy-authorization",
        "content-length",
        "content-type",
        "connection",
        "keep-alive",
        "transfer-encoding",
        "te",
        "trailer",
        "upgrade",
        "expect",
        "accept-encoding",
        "if-none-match",
        "if-match",
        "if-modified-since",
        "range",
    ];
    let Ok(name) = HeaderName::from_bytes(name.as_bytes()) else {
        return Err(Error::config("a header's name has a character that no header name has"));
    };
    if OURS.contains(&name.as_str()) {
        return Err(Error::config(format!(
            "the header {name} is set by the SDK or by HTTP itself; leave it out"
        )));
    }
    let Ok(mut value) = HeaderValue::from_str(value) else {
        return Err(Error::config(format!("the value of header {name} has a character that no header has")));
    };
    if name == X_REQUEST_ID {
        // The gateway would cut the rest off without a word, and its log would have another id than the caller.
        let fits = |b: &u8| b.is_ascii_alphanumeric() || b"._:-".contains(b);
        if !matches!(value.len(), 1..=64) || !value.as_bytes().iter().all(fits) {
            return Err(Error::config(
                "x-request-id may have 1 to 64 letters, digits, '.', '_', ':' and '-'",
            ));
        }
    } else {
        value.set_sensitive(true);
    }
    Ok((name, value))
}
