//! Why an attempt failed, in words that contain nothing of the request or the response.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::io;

use super::lookup::LookupFailed;

/// A cause of failure.
#[derive(Default)]
pub(super) struct Reason {
    /// A few words for the user, or none.
    pub(super) text: Cow<'static, str>,
    /// Whether another attempt would fail in the same way.
    pub(super) is_permanent: bool,
}

impl Reason {
    /// A cause that may be gone in a moment.
    pub(super) fn passing(text: impl Into<Cow<'static, str>>) -> Self {
        Self {
            text: text.into(),
            is_permanent: false,
        }
    }

    /// A cause that another attempt would meet again.
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
/// It looks at each error of the chain, the outermost first. An [`io::Error`] counts only if no
/// error that it wraps does.
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
                return Reason::passing("the answer is not HTTP, or its head is too long");
            } else if error.is_incomplete_message() {
                return Reason::passing("the server closed it");
            }
        }
        next = match error.downcast_ref::<io::Error>() {
            // Its `source` passes over the error that it wraps.
            Some(io) => {
                io_kind = Some(io.kind());
                io.get_ref().map(|inner| inner as &(dyn StdError + 'static))
            }
            None => error.source(),
        };
    }
    io_kind.map_or_else(Reason::default, |kind| Reason::passing(kind.to_string()))
}
