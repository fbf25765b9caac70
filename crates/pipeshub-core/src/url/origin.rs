//! The origin of a connection: scheme, host and port.

use http::uri::{Authority, Scheme};

/// Scheme, host and port. A connection is used for requests of one origin alone.
#[derive(Clone, PartialEq)]
pub(crate) struct Origin {
    pub(crate) scheme: Scheme,
    pub(crate) authority: Authority,
}
