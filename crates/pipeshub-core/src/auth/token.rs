//! Where tokens come from that do not last: what a source gives, and what it is told.

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::time::Duration;

use tokio::time::Instant;

use crate::auth::credentials::NextHop;
use crate::secret::Secret;
use crate::transport::BoxFuture;

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
    /// asked for 60 s before that, or after half of the time if it is less than two minutes. It is
    /// never sent after its end; one that has ended when it is given is an error.
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

/// Gives access tokens, for [`Security::token_source`](crate::Security::token_source).
///
/// It is asked for the first token when a call needs it, and for the next one when the last is
/// about to end or the server has answered 401 to it; in between the core keeps the token. It is
/// asked by one call at a time, however many wait; if it takes longer than 12 s, or half of the time
/// that a waiting call had left, it is asked by that call, too. What it gives goes to the server that
/// it was asked for, and to no other.
///
/// A closure without arguments that returns a future is a source, too. Implement the trait for a
/// source that needs to know more:
///
/// ```
/// use std::time::Duration;
/// use pipeshub_core::{AccessToken, Security, TokenContext, TokenFuture, TokenSource};
///
/// /// A file that another program writes a new token to from time to time.
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
    /// A token for the server of the context. Dropping the future gives up: at its deadline a call
    /// drops it, and the next one that needs a token asks again. While the last token is still good,
    /// the source is asked again after 5 s at the earliest.
    ///
    /// # Errors
    ///
    /// Whatever went wrong; it becomes the `source()` of an error of kind
    /// [`Token`](crate::ErrorKind::Token), and its text is shown nowhere. All calls that wait by
    /// then get it.
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

/// What a source of tokens is told.
///
/// It borrows from the call that asks, so it is not [`UnwindSafe`](std::panic::UnwindSafe).
pub struct TokenContext<'a> {
    pub(crate) next_hop: NextHop<'a>,
    pub(crate) deadline: Instant,
    pub(crate) refused: bool,
}

impl TokenContext<'_> {
    /// The server that the token is for, as its URL was given:
    /// `https://pipeshub.example.com/api/v1`.
    #[must_use]
    pub fn server_url(&self) -> String {
        self.next_hop.server.to_string()
    }

    /// Whether the server has refused the token that this source gave last. It is true until the
    /// source gives a token. A source that keeps tokens itself must not give the same one again.
    #[must_use]
    pub fn refused(&self) -> bool {
        self.refused
    }

    /// How long the call that asks has left until its deadline, from now.
    #[must_use]
    pub fn remaining(&self) -> Duration {
        self.deadline.saturating_duration_since(Instant::now())
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
