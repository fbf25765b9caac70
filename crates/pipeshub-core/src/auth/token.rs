//! Where tokens come from that do not last: what a source gives, and what it is told.

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::time::Duration;

use http::{HeaderValue, Request, Response};
use zeroize::Zeroizing;

#[cfg(feature = "client-credentials")]
use crate::call::Call;
use crate::error::Error;
#[cfg(feature = "client-credentials")]
use crate::reply::RawReply;
use crate::secret::Secret;
use crate::transport::{Attempt, Body, BoxFuture, Transport, TransportError};
use crate::url::server_url::ServerUrl;

/// A token, and for how long it is good, as far as its source knows.
///
/// ```
/// use std::time::Duration;
/// use pipeshub_core::AccessToken;
///
/// let hour = AccessToken::new("eyJ0").expires_in(Duration::from_secs(3600));
/// let until_refused = AccessToken::from("phpat_abc");
/// assert_eq!(format!("{hour:?}"), "AccessToken(..)");
/// # drop(until_refused);
/// ```
pub struct AccessToken {
    pub(crate) token: Secret,
    pub(crate) lifetime: Option<Duration>,
}

impl AccessToken {
    /// A token that is used until the server refuses it.
    #[must_use]
    pub fn new(token: impl Into<Secret>) -> Self {
        Self {
            token: token.into(),
            lifetime: None,
        }
    }

    /// How long it is good, from the moment at which the source was asked for it. Another one is
    /// asked for 60 s before that, or after half of the time if it is less than two minutes.
    #[must_use]
    pub fn expires_in(self, lifetime: Duration) -> Self {
        Self {
            lifetime: Some(lifetime),
            ..self
        }
    }
}

impl<T: Into<Secret>> From<T> for AccessToken {
    fn from(token: T) -> Self {
        Self::new(token)
    }
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccessToken(..)")
    }
}

/// Gives access tokens, for [`Security::token_source`](crate::Security::token_source).
///
/// It is asked for the first token when a call needs it, and for the next one when the last is
/// about to end or the server has answered 401 to it; in between the core keeps the token. It is
/// asked by one call at a time, however many wait. What it gives goes to the server that it was
/// asked for, and to no other.
///
/// A closure without arguments that returns a future is a source, too. Implement the trait for a
/// source that needs to know more:
///
/// ```
/// use std::error::Error;
/// use std::time::Duration;
/// use pipeshub_core::{AccessToken, BoxFuture, Security, TokenContext, TokenSource};
///
/// /// A file that another program writes a new token to from time to time.
/// struct File(std::path::PathBuf);
///
/// impl TokenSource for File {
///     fn token<'a>(
///         &'a self,
///         _: &'a TokenContext<'_>,
///     ) -> BoxFuture<'a, Result<AccessToken, Box<dyn Error + Send + Sync>>> {
///         Box::pin(async move {
///             let token = std::fs::read_to_string(&self.0)?;
///             Ok(AccessToken::new(token.trim_end()).expires_in(Duration::from_secs(300)))
///         })
///     }
/// }
///
/// let security = Security::token_source(File("/run/secrets/pipeshub".into()));
/// ```
pub trait TokenSource: Send + Sync + 'static {
    /// A token for the server of the context. Dropping the future gives up: at its deadline a call
    /// drops it, and the next one that needs a token asks again.
    ///
    /// # Errors
    ///
    /// Whatever went wrong; it becomes the `source()` of an error of kind
    /// [`Token`](crate::ErrorKind::Token), and its text is shown nowhere. All calls that wait by
    /// then get it.
    fn token<'a>(
        &'a self,
        context: &'a TokenContext<'_>,
    ) -> BoxFuture<'a, Result<AccessToken, Box<dyn StdError + Send + Sync>>>;
}

impl<F, Fut, T, E> TokenSource for F
where
    F: Fn() -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<T, E>> + Send + 'static,
    T: Into<AccessToken>,
    E: Into<Box<dyn StdError + Send + Sync>>,
{
    fn token<'a>(
        &'a self,
        _: &'a TokenContext<'_>,
    ) -> BoxFuture<'a, Result<AccessToken, Box<dyn StdError + Send + Sync>>> {
        let token = self();
        Box::pin(async move { token.await.map(Into::into).map_err(Into::into) })
    }
}

/// What a source of tokens is told.
pub struct TokenContext<'a> {
    pub(crate) onward: Onward<'a>,
    pub(crate) remaining: Duration,
    pub(crate) refused: bool,
}

impl TokenContext<'_> {
    /// The server that the token is for, as its URL was given:
    /// `https://pipeshub.example.com/api/v1`.
    #[must_use]
    pub fn server_url(&self) -> String {
        format!("{:?}", self.onward.server)
    }

    /// Whether the server has refused the token that this source gave last. A source that keeps
    /// tokens itself must not give the same one again.
    #[must_use]
    pub fn refused(&self) -> bool {
        self.refused
    }

    /// How long the call that asks has left until its deadline.
    #[must_use]
    pub fn remaining(&self) -> Duration {
        self.remaining
    }
}

impl fmt::Debug for TokenContext<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenContext")
            .field("server_url", self.onward.server)
            .field("refused", &self.refused)
            .finish_non_exhaustive()
    }
}

/// The way by which a source of ours sends a request: the core's, without credentials. It is a
/// trait so that the core, which asks for tokens, stands above what it asks.
#[cfg(feature = "client-credentials")]
pub(crate) trait Http: Sync {
    fn send(&self, call: Call, url: ServerUrl) -> BoxFuture<'static, Result<RawReply, Error>>;
}

/// The longest token that is taken. PipesHub's have some 700 bytes, and its gateway takes 16 KiB
/// with all that goes with them.
pub(crate) const TOKEN_BYTES: usize = 8 * 1024;

/// Tokens that are got when they are needed, and again when they end or are refused: they stand
/// between a call and the transport.
pub(crate) trait Tokens: Send + Sync {
    /// Sends the request on with a good token. If the server refuses that, the attempt is told.
    fn send<'a>(
        &'a self,
        request: Request<Body>,
        attempt: &'a Attempt,
        onward: Onward<'a>,
    ) -> BoxFuture<'a, Result<Response<Body>, TransportError>>;

    /// Whether a text of the server's repeats a token for it, or a part of one.
    fn echoed_in(&self, server: &ServerUrl, text: &str) -> bool;

    /// Checks where secrets of its own would go.
    fn check(&self, allow_http: bool, no_https: Option<&str>) -> Result<(), Error>;
}

/// Where a request goes from here.
#[derive(Clone, Copy)]
pub(crate) struct Onward<'a> {
    pub(crate) transport: &'a dyn Transport,
    pub(crate) server: &'a ServerUrl,
    #[cfg(feature = "client-credentials")]
    pub(crate) http: &'a dyn Http,
}

/// The value of the `authorization` header, checked and marked as sensitive.
pub(crate) fn bearer_header(token: &str) -> Result<HeaderValue, &'static str> {
    let token = token.strip_prefix("Bearer ").unwrap_or(token);
    if token.is_empty() {
        return Err("the bearer token is empty");
    }
    // RFC 6750's b64token. A header may hold more, but no token does: a line break comes from a
    // file's end.
    if !token
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b"-._~+/=".contains(&b))
    {
        return Err(
            "the bearer token has a character that no token has (a blank or a line break at its end?)",
        );
    }
    let mut value = Zeroizing::new(String::with_capacity("Bearer ".len() + token.len()));
    value.push_str("Bearer ");
    value.push_str(token);
    let mut value = HeaderValue::from_str(&value).map_err(|_| "the bearer token is not valid")?;
    value.set_sensitive(true);
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bearer_token_becomes_a_sensitive_header() {
        for token in ["a.b-c_d~e+f/g==", "Bearer a.b-c_d~e+f/g=="] {
            let header = bearer_header(token).unwrap();
            assert_eq!(header.to_str().unwrap(), "Bearer a.b-c_d~e+f/g==");
            assert!(header.is_sensitive() && !format!("{header:?}").contains("a.b"));
        }
    }

    #[test]
    fn what_is_no_token_is_refused_without_repeating_it() {
        for bad in [
            "",
            "Bearer ",
            "a b",
            "abc\n",
            " abc",
            "abc\r\nX: y",
            "é",
            "\"abc\"",
            "Bearer  abc",
            "bearer abc",
        ] {
            let error = bearer_header(bad).unwrap_err();
            assert!(!error.contains("abc"), "{error}");
        }
    }
}
