//! The state of a flow, which flows of toolsets have, too.

pub use crate::oauth::OAuthState;
