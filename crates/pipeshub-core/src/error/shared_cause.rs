//! A cause that several errors share.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

/// The common cause of several errors, such as of calls that waited for one token.
///
/// [`Error`](crate::Error) returns the contained error as its source, and never this type.
#[derive(Debug, Clone)]
pub(crate) struct SharedCause(pub(crate) Arc<dyn StdError + Send + Sync>);

impl fmt::Display for SharedCause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl StdError for SharedCause {}
