//! A cause that several errors have.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

/// The cause of errors of calls that waited for the same thing. [`Error`](crate::Error) shows what
/// it holds as its source, and never this type.
#[derive(Debug, Clone)]
pub(crate) struct SharedCause(pub(crate) Arc<dyn StdError + Send + Sync>);

impl fmt::Display for SharedCause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl StdError for SharedCause {}
