// Written by `cargo xtask operations`. Do not edit.
//! Sign-in with an OAuth provider: methods, requests and responses.

pub use pipeshub_admin_funcs::oauth::*;
use pipeshub_core::{PipeshubCore, Reply};

/// The methods for sign-in with an OAuth provider; see
/// [`Pipeshub::oauth`](crate::Pipeshub::oauth).
#[derive(Debug, Clone, Copy)]
pub struct OAuth<'a>(&'a PipeshubCore);

impl<'a> OAuth<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Exchanges a code of the OAuth provider for the provider's tokens; see
    /// [`oauth_exchange_oauth_code`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "exchangeOAuthCode")]
    pub fn exchange_oauth_code(
        self,
        request: ExchangeOAuthCodeRequest,
    ) -> Reply<'a, OAuthExchangeResponse> {
        oauth_exchange_oauth_code(self.0, request)
    }
}
