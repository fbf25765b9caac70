//! What a program needs on a user's own machine to take a redirect of an OAuth flow: a listener on
//! loopback (RFC 8252, section 7.3).
//!
//! The crate is first of all a program, `pipeshub-connect`, that connects PipesHub connectors from
//! a command line; see its README. This library is what that program and the SDK's examples share.
//! With `default-features = false` it needs tokio and httparse alone.
#![forbid(unsafe_code)]
// Programs may be compiled with `-Zfmt-debug=none`, which empties every `{:?}`.
#![cfg_attr(not(test), deny(clippy::use_debug))]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod expected_redirect;
mod listener;
mod redirect_listener;

pub use expected_redirect::ExpectedRedirect;
pub use listener::{ListenAddress, Listener, ParseListenAddressError};
pub use redirect_listener::{Redirect, RedirectListener};
