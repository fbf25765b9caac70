//! What can go wrong when an emulator is started or its consent page is played.

use std::fmt;
use std::io;

use crate::secret::NoRandomness;

/// Why an emulator could not start, or why its provider would not take a decision.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The address could not be listened on.
    Listen(io::Error),
    /// The certificate for https could not be made, or https was asked for without the feature
    /// `tls`.
    Tls(String),
    /// The text given to [`Builder::allow_host`](crate::Builder::allow_host) is neither the name of
    /// a host nor an address.
    Host(String),
    /// The operating system gave no random bytes.
    Randomness,
    /// The provider does not show its consent page for this authorization URL: the page a browser
    /// would see instead says why, or the redirect it would follow carries an OAuth `error`.
    Consent(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Listen(_) => f.write_str("the emulator cannot listen on its address"),
            Self::Tls(why) => write!(f, "the emulator cannot serve https: {why}"),
            Self::Host(text) => write!(
                f,
                "\"{}\" is no host; give a name or an address, without scheme and port",
                text.escape_debug()
            ),
            Self::Randomness => f.write_str("the operating system gave no random bytes"),
            Self::Consent(why) => write!(f, "the provider shows no consent page: {why}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Listen(error) => Some(error),
            _ => None,
        }
    }
}

impl From<NoRandomness> for Error {
    fn from(_: NoRandomness) -> Self {
        Self::Randomness
    }
}
