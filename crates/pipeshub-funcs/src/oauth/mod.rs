//! The parts that the OAuth flows of connectors and toolsets share.

mod consent;
mod redirect;
mod state;

pub(crate) use self::consent::Consent;
pub(crate) use self::redirect::{Redirect, read_redirect};
pub use self::state::OAuthState;
