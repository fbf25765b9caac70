// Written by `cargo xtask operations`. Do not edit.
//! openid connect.

#[cfg(feature = "openid_connect_oauth_user_info")]
mod oauth_user_info;

#[cfg(feature = "openid_connect_oauth_user_info")]
pub use self::oauth_user_info::{OAuthUserInfoResponse, openid_connect_oauth_user_info};
