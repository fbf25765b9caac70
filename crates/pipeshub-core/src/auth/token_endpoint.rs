//! Access to a token endpoint: the check on its URL, and the sender of token requests.

use std::borrow::Cow;

use crate::call::Call;
use crate::error::Error;
use crate::reply::RawReply;
use crate::transport::BoxFuture;
use crate::url::server_url::{ServerUrl, check_url};

/// Sends a token request without credentials. A trait, because `auth` must not depend on `client`.
pub(crate) trait TokenRequester: Sync {
    fn send(&self, call: Call, url: ServerUrl) -> BoxFuture<'static, Result<RawReply, Error>>;
}

/// The check of the credentials of an OAuth app, and of the URL that receives its secret.
pub(super) struct CheckUrl {
    /// `None` for the server's own token endpoint, which is checked with the server URL.
    pub(super) url: Option<ServerUrl>,
    /// The problem with the credentials themselves.
    pub(super) problem: Option<Cow<'static, str>>,
}

impl CheckUrl {
    pub(super) fn run(&self, allow_http: bool, no_https: Option<&str>) -> Result<(), Error> {
        if let Some(problem) = &self.problem {
            return Err(Error::config(problem.clone()));
        }
        match &self.url {
            Some(url) => check_url(url, allow_http, no_https, "the token URL"),
            None => Ok(()),
        }
    }
}
