//! The state of a flow, which flows of connectors have, too.

pub use crate::oauth::OAuthState;
