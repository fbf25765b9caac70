//! The origin of a connection: scheme, host and port.

use http::uri::{Authority, Scheme};

/// The scheme, host and port. A connection is used for requests of one origin only.
#[derive(Clone, PartialEq)]
pub(crate) struct Origin {
    pub(crate) scheme: Scheme,
    pub(crate) authority: Authority,
}
