//! The rule by which the body of a response stays open.

use std::num::NonZeroU32;
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
///
/// They are 8 bytes, because every program moves them. A longer time than 49 days counts as 49 days,
/// and a larger event than 4 GiB as 4 GiB.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct StreamLimits {
    idle_ms: Option<NonZeroU32>,
    event_bytes: Option<NonZeroU32>,
}

impl StreamLimits {
    pub(crate) fn set_idle_timeout(&mut self, timeout: Duration) {
        self.idle_ms = Some(clamped(timeout.as_millis()));
    }

    pub(crate) fn idle_timeout(self) -> Option<Duration> {
        Some(Duration::from_millis(self.idle_ms?.get().into()))
    }

    pub(crate) fn set_max_event_bytes(&mut self, bytes: usize) {
        self.event_bytes = Some(clamped(bytes as u128));
    }

    pub(crate) fn max_event_bytes(self) -> Option<usize> {
        usize::try_from(self.event_bytes?.get()).ok()
    }

    /// Returns these limits, and those of `other` that are not set here.
    pub(crate) fn or(self, other: Self) -> Self {
        Self {
            idle_ms: self.idle_ms.or(other.idle_ms),
            event_bytes: self.event_bytes.or(other.event_bytes),
        }
    }
}

/// Returns the nearest number that fits.
fn clamped(number: u128) -> NonZeroU32 {
    let number = u32::try_from(number).unwrap_or(u32::MAX);
    NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN)
}
