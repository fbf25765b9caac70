//! The reason of a failed attempt, without any text from the request or the response.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::io;

use super::lookup::LookupFailed;

/// The reason of a failure.
#[derive(Default)]
pub(super) struct Reason {
    /// A few words for the user, or an empty text.
    pub(super) text: Cow<'static, str>,
    /// Whether another attempt would fail in the same way.
    pub(super) is_permanent: bool,
}

impl Reason {
    /// Creates a reason that may not occur again.
    pub(super) fn passing(text: impl Into<Cow<'static, str>>) -> Self {
        Self {
            text: text.into(),
            is_permanent: false,
        }
    }

    /// Creates a reason that would occur again in the next attempt.
    #[cfg(feature = "_tls")]
    pub(super) fn permanent(text: impl Into<Cow<'static, str>>) -> Self {
        Self {
            text: text.into(),
            is_permanent: true,
        }
    }
}

/// Finds the reason in a chain of errors.
///
/// Each turn of the loop examines one error of the chain, the outermost first. The loop ends at the
/// first error with a known reason, or at the end of the chain. The kind of the innermost
/// [`io::Error`] counts only if no other error has a reason.
pub(super) fn reason(error: &(dyn StdError + 'static)) -> Reason {
    let mut io_kind = None;
    let mut next = Some(error);
    while let Some(error) = next {
        #[cfg(feature = "_tls")]
        if let Some(reason) = super::tls::reason(error) {
            return reason;
        }
        #[cfg(feature = "proxy")]
        if let Some(reason) = super::proxy::reason(error) {
            return reason;
        }
        if error.is::<LookupFailed>() {
            return Reason::passing("the host name cannot be looked up");
        }
        if let Some(error) = error.downcast_ref::<hyper::Error>() {
            if error.is_parse() {
                return Reason::passing("the response is not HTTP, or its head is too long");
            } else if error.is_incomplete_message() {
                return Reason::passing("the server closed the connection");
            }
        }
        next = match error.downcast_ref::<io::Error>() {
            // `io::Error::source` skips the error that it wraps.
            Some(io) => {
                io_kind = Some(io.kind());
                io.get_ref().map(|inner| inner as &(dyn StdError + 'static))
            }
            None => error.source(),
        };
    }
    io_kind.map_or_else(Reason::default, |kind| Reason::passing(kind.to_string()))
}
