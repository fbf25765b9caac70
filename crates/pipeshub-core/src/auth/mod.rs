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
/// PipesHub takes session tokens, OAuth access tokens and personal access tokens alike, all as
/// bearer tokens. An OAuth token needs the scopes `connector:write` and `user:read` for both
/// operations of the connector flow; without the second an administrator counts as a plain member.
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
    /// No credentials. Both operations of the connector flow answer 401 then.
    #[must_use]
    pub fn none() -> Self {
        Self(SecurityKind::None)
    }

    /// A bearer token. A leading `Bearer ` is not doubled.
    #[must_use]
    pub fn bearer(token: impl Into<Secret>) -> Self {
        Self(SecurityKind::Bearer(Arc::new(token.into())))
    }

    /// Tokens that are asked for when they are needed: a closure that returns a future, or a
    /// [`TokenSource`].
    ///
    /// A token is kept until it ends and asked for by one call at a time. A call that the server
    /// answers 401 to is sent once more with a renewed token, the callback too, since PipesHub
    /// answers 401 before it runs anything; that counts as an attempt. Clones share what is kept:
    /// the tokens for the servers of all handles, and for 256 other servers at most.
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

// As for a core, whose part it is.
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
