//! A loopback listener for the redirect of an OAuth flow (RFC 8252, section 7.3).
//!
//! The crate is mainly a program, `pipeshub-connect`, which connects PipesHub connectors from the
//! command line. The README describes the program. This library contains the listener that the
//! program and the SDK's examples share. With `default-features = false`, the library depends on
//! tokio and httparse only.
#![forbid(unsafe_code)]
// Programs may be compiled with `-Zfmt-debug=none`, which makes every `{:?}` empty.
#![cfg_attr(not(test), deny(clippy::use_debug))]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod expected_redirect;
mod listener;
mod redirect_listener;

pub use expected_redirect::ExpectedRedirect;
pub use listener::{ListenAddress, Listener, ParseListenAddressError};
pub use redirect_listener::{Redirect, RedirectListener};
