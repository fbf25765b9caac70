// Written by `cargo xtask operations`. Do not edit.
//! Sign-in with an OAuth provider.

#[cfg(feature = "oauth_exchange_oauth_code")]
mod exchange_oauth_code;

#[cfg(feature = "oauth_exchange_oauth_code")]
pub use self::exchange_oauth_code::{
    ExchangeOAuthCodeRequest, OAuthExchangeResponse, oauth_exchange_oauth_code,
};
