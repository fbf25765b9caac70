// Written by `cargo xtask operations`. Do not edit.
//! openid connect: methods, requests and responses.

pub use pipeshub_admin_funcs::openid_connect::*;
use pipeshub_core::{PipeshubCore, Reply};

/// The methods of the group openid connect; see
/// [`Pipeshub::openid_connect`](crate::Pipeshub::openid_connect).
#[derive(Debug, Clone, Copy)]
pub struct OpenIDConnect<'a>(&'a PipeshubCore);

impl<'a> OpenIDConnect<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Returns the claims about the user whom an OAuth token belongs to; see
    /// [`openid_connect_oauth_user_info`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    pub fn oauth_user_info(self) -> Reply<'a, OAuthUserInfoResponse> {
        openid_connect_oauth_user_info(self.0)
    }
}
