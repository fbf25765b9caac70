//! The error type.

use std::fmt;
use std::io;

use crate::secret::NoRandomness;

/// The error of starting an emulator or of playing its user.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The emulator cannot listen on its address. Choose another one with
    /// [`Builder::listen`](crate::Builder::listen).
    Listen(io::Error),
    /// The emulator cannot serve https.
    ///
    /// The certificate cannot be made, or the feature `tls` is off. Turn the feature on, or use
    /// plain http.
    Tls(String),
    /// The text of [`Builder::allow_host`](crate::Builder::allow_host) is neither a host name nor
    /// an address. Leave out the scheme and the port.
    Host(String),
    /// The text of [`Builder::seed`](crate::Builder::seed) is invalid. The text contains the reason.
    Seed(String),
    /// The file of [`Builder::keep`](crate::Builder::keep) cannot be used. Choose another one.
    Keep(io::Error),
    /// The operating system returned no random bytes. Try again.
    Randomness,
    /// The provider shows no consent page for this authorization URL. The text contains the reason,
    /// or the redirect with an OAuth `error` that a browser would follow.
    Consent(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Listen(_) => f.write_str("cannot listen on the address"),
            Self::Tls(why) => write!(f, "cannot serve https: {why}"),
            Self::Host(text) => write!(
                f,
                "\"{}\" is not a host; give a name or an address without scheme and port",
                text.escape_debug()
            ),
            Self::Seed(why) => write!(f, "the seed is invalid: {why}"),
            Self::Keep(_) => f.write_str("cannot use the file that keeps the state"),
            Self::Randomness => {
                f.write_str("the operating system returned no random bytes; try again")
            }
            Self::Consent(why) => write!(f, "the provider shows no consent page: {why}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Listen(error) | Self::Keep(error) => Some(error),
            _ => None,
        }
    }
}

impl From<NoRandomness> for Error {
    fn from(_: NoRandomness) -> Self {
        Self::Randomness
    }
}
