//! Tokens of OAuth apps.

mod oauth_token;

pub(crate) use oauth_token::IssuedToken;
