//! Tokens of OAuth apps.

mod oauth_token;

use super::route::Entry;
use super::route::Handler::Now;

pub(crate) use oauth_token::IssuedToken;

/// The operations of the family that have a function.
pub(super) const HANDLERS: &[Entry] = &[(
    "oauthToken",
    Now(|gateway, call| Ok(gateway.oauth_token(call.request, call.body))),
)];
