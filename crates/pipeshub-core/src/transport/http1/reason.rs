//! Why an attempt failed, in words that contain nothing of the request or the response.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::io;

use super::lookup::LookupFailed;

/// Returns a few words for the user, or none.
///
/// It looks at each error of the chain, the outermost first. An [`io::Error`] counts only if no
/// error that it wraps does.
pub(super) fn reason(error: &(dyn StdError + 'static)) -> Cow<'static, str> {
    let mut io_kind = None;
    let mut next = Some(error);
    while let Some(error) = next {
        #[cfg(feature = "_tls")]
        if let Some(reason) = super::tls::reason(error) {
            return reason.into();
        }
        #[cfg(feature = "proxy")]
        if let Some(reason) = super::proxy::reason(error) {
            return reason.into();
        }
        if error.is::<LookupFailed>() {
            return "the host name cannot be looked up".into();
        }
        if let Some(error) = error.downcast_ref::<hyper::Error>() {
            if error.is_parse() {
                return "the answer is not HTTP, or its head is too long".into();
            } else if error.is_incomplete_message() {
                return "the server closed it".into();
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
    io_kind.map_or(Cow::Borrowed(""), |kind| kind.to_string().into())
}
