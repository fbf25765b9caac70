//! Sources of expiring access tokens.
//!
//! This module defines the trait and its types. Caching is the task of
//! [`TokenCache`](crate::auth::token_cache::TokenCache). Entry point: [`TokenSource`].

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::time::Duration;

use crate::auth::credentials::NextHop;
use crate::secret::Secret;
use crate::transport::{Attempt, BoxFuture};

/// An access token, and its lifetime if the source knows one.
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
    /// Creates a token that is used until the server refuses it.
    #[must_use]
    pub fn new(token: impl Into<Secret>) -> Self {
        Self {
            token: token.into(),
            lifetime: None,
        }
    }

    /// Sets the lifetime of the token, from the moment at which the source was asked.
    ///
    /// The next token is requested 60 s before this one expires. If the lifetime is shorter than
    /// two minutes, the next token is requested after half of it. An expired token is never sent. A
    /// source that returns an expired token fails the call.
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

/// The future that [`TokenSource::token`] returns.
pub type TokenFuture<'a> = BoxFuture<'a, Result<AccessToken, Box<dyn StdError + Send + Sync>>>;

/// Provides access tokens to [`Security::token_source`](crate::Security::token_source).
///
/// The core asks the source when a call needs the first token. It asks again when the last token is
/// about to expire, or when the server has returned 401. In between, the core caches the token. A
/// token is sent only to the server that it was requested for.
///
/// One call at a time asks the source, however many wait. A waiting call also asks the source after
/// 12 s, or after half of the time that it had left.
///
/// A closure without arguments that returns a future is also a source. Implement the trait if the
/// source needs the [`TokenContext`]:
///
/// ```
/// use std::time::Duration;
/// use pipeshub_core::{AccessToken, Security, TokenContext, TokenFuture, TokenSource};
///
/// /// A file in which another program replaces the token from time to time.
/// struct File(std::path::PathBuf);
///
/// impl TokenSource for File {
///     fn token<'a>(&'a self, _: &'a TokenContext<'_>) -> TokenFuture<'a> {
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
    /// Returns a token for the server of the context.
    ///
    /// A call drops the future at its deadline, and the next call that needs a token asks again.
    /// While the last token is still valid, the source is asked again after 5 s at the earliest.
    ///
    /// # Errors
    ///
    /// Any error. All calls that are waiting fail with kind [`Token`](crate::ErrorKind::Token) and
    /// have this error as their `source()`. The SDK never prints its text.
    fn token<'a>(&'a self, context: &'a TokenContext<'_>) -> TokenFuture<'a>;
}

impl<F, Fut, T, E> TokenSource for F
where
    F: Fn() -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<T, E>> + Send + 'static,
    T: Into<AccessToken>,
    E: Into<Box<dyn StdError + Send + Sync>>,
{
    fn token<'a>(&'a self, _: &'a TokenContext<'_>) -> TokenFuture<'a> {
        let token = self();
        Box::pin(async move { token.await.map(Into::into).map_err(Into::into) })
    }
}

/// The context of a token request.
///
/// The context borrows from the call that asks, so it is not
/// [`UnwindSafe`](std::panic::UnwindSafe).
pub struct TokenContext<'a> {
    pub(crate) next_hop: NextHop<'a>,
    pub(crate) attempt: &'a Attempt,
    pub(crate) refused: bool,
}

impl TokenContext<'_> {
    /// The URL of the server that the token is for, as it was configured:
    /// `https://pipeshub.example.com/api/v1`.
    #[must_use]
    pub fn server_url(&self) -> String {
        self.next_hop.server.to_string()
    }

    /// Whether the server has refused the last token of this source.
    ///
    /// The value remains true until the source returns a token. A source with a cache of its own
    /// must not return the same token again.
    #[must_use]
    pub fn refused(&self) -> bool {
        self.refused
    }

    /// The time left until the deadline of the call that asks.
    #[must_use]
    pub fn remaining(&self) -> Duration {
        self.attempt.remaining()
    }
}

impl fmt::Debug for TokenContext<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenContext")
            .field("server_url", self.next_hop.server)
            .field("refused", &self.refused)
            .finish_non_exhaustive()
    }
}
