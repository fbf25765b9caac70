//! The rule by which the body of a response stays open.

use std::time::Duration;

use http::HeaderMap;

/// The part of an open call that the attempt loop needs. Function pointers, so that only a program
/// that opens a response links their code.
pub(crate) struct OpenRule {
    /// Sets the `accept` header, unless the caller has set one.
    pub(crate) set_accept: fn(&mut HeaderMap),
    /// Whether the body of a success with these headers stays open. Other bodies are read whole.
    pub(crate) keeps_open: fn(&HeaderMap) -> bool,
}

/// The caller's limits for a body that is read piece by piece.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct StreamLimits {
    pub(crate) idle_timeout: Option<Duration>,
    pub(crate) max_event_bytes: Option<usize>,
}

impl StreamLimits {
    /// Returns these limits, and those of `other` that are not set here.
    pub(crate) fn or(self, other: Self) -> Self {
        Self {
            idle_timeout: self.idle_timeout.or(other.idle_timeout),
            max_event_bytes: self.max_event_bytes.or(other.max_event_bytes),
        }
    }
}
