//! Messages for the user.

use std::io::Write;

/// Prints a message to standard error, where no script mistakes it for the result. That nobody can
/// read it changes nothing.
pub(crate) fn say(message: &str) {
    let _ = writeln!(std::io::stderr(), "{message}");
}
