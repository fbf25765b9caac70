//! Scheme, host and port: what a connection can be used for.

use http::uri::{Authority, Scheme};

/// What a connection can be used for.
#[derive(Clone, PartialEq)]
pub(crate) struct Origin {
    pub(crate) scheme: Scheme,
    pub(crate) authority: Authority,
}
