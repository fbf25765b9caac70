//! Credentials.

pub(crate) mod bearer;
#[cfg(feature = "client-credentials")]
pub(crate) mod client_credentials;
pub(crate) mod credentials;
mod server_tokens;
pub(crate) mod token;
mod token_cache;
#[cfg(feature = "client-credentials")]
pub(crate) mod token_endpoint;

use std::fmt;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::Arc;

use crate::auth::credentials::Credentials;
use crate::auth::token::TokenSource;
use crate::auth::token_cache::TokenCache;
use crate::secret::Secret;

/// The credentials of a core.
///
/// PipesHub accepts session tokens, OAuth access tokens and personal access tokens, all as bearer
/// tokens. An OAuth token needs the scopes `connector:write` and `user:read` for both operations of
/// the connector flow. Without `user:read`, PipesHub treats an administrator as a plain member.
///
/// ```
/// use pipeshub_core::Security;
///
/// let security = Security::bearer("phpat_abc");
/// assert_eq!(format!("{security:?}"), "Security::Bearer(..)");
/// ```
#[derive(Clone)]
pub struct Security(pub(crate) SecurityKind);

#[derive(Clone)]
pub(crate) enum SecurityKind {
    None,
    Bearer(Arc<Secret>),
    Renewable(Arc<dyn Credentials>),
}

impl Security {
    /// Sends no credentials. Both operations of the connector flow then fail with 401.
    #[must_use]
    pub fn none() -> Self {
        Self(SecurityKind::None)
    }

    /// Sends this bearer token. The token may start with `Bearer `.
    #[must_use]
    pub fn bearer(token: impl Into<Secret>) -> Self {
        Self(SecurityKind::Bearer(Arc::new(token.into())))
    }

    /// Requests tokens from a source: a closure that returns a future, or a [`TokenSource`].
    ///
    /// A token is cached until it expires. One call at a time asks the source.
    ///
    /// A call that fails with 401 is sent once more with a new token, which counts as an attempt.
    /// This includes the callback, because PipesHub returns 401 before it runs anything.
    ///
    /// Clones share the cached tokens. The cache contains the tokens for the servers of all
    /// handles, and for at most 256 other servers.
    ///
    /// ```
    /// use std::time::Duration;
    /// use pipeshub_core::{AccessToken, Security};
    ///
    /// # async fn read_from_vault() -> Result<String, std::io::Error> { Ok("t".to_owned()) }
    /// let security = Security::token_source(|| async {
    ///     let token = read_from_vault().await?;
    ///     Ok::<_, std::io::Error>(AccessToken::new(token).expires_in(Duration::from_secs(3600)))
    /// });
    /// ```
    #[must_use]
    pub fn token_source(source: impl TokenSource) -> Self {
        Self(SecurityKind::Renewable(Arc::new(TokenCache::new(
            Box::new(source),
        ))))
    }
}

// For the same reason as `PipeshubCore`, which contains a `Security`.
impl UnwindSafe for Security {}
impl RefUnwindSafe for Security {}

impl fmt::Debug for Security {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            SecurityKind::None => "Security::None",
            SecurityKind::Bearer(_) => "Security::Bearer(..)",
            SecurityKind::Renewable(_) => "Security::Renewable(..)",
        })
    }
}
