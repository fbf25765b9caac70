//! Messages beside the result.

/// A message: to standard error, where no script mistakes it for the result.
pub(crate) fn say(message: &str) {
    eprintln!("{message}");
}
