// Written by `cargo xtask operations`. Do not edit.
//! Discovery documents, keys and claims.

#[cfg(feature = "openid_connect_jwks")]
mod jwks;
#[cfg(feature = "openid_connect_oauth_authorization_server_metadata")]
mod oauth_authorization_server_metadata;
#[cfg(feature = "openid_connect_oauth_protected_resource")]
mod oauth_protected_resource;
#[cfg(feature = "openid_connect_oauth_user_info")]
mod oauth_user_info;
#[cfg(feature = "openid_connect_openid_configuration")]
mod openid_configuration;

#[cfg(feature = "openid_connect_jwks")]
pub use self::jwks::{JWK, JWKS, openid_connect_jwks};
#[cfg(feature = "openid_connect_oauth_authorization_server_metadata")]
pub use self::oauth_authorization_server_metadata::openid_connect_oauth_authorization_server_metadata;
#[cfg(feature = "openid_connect_oauth_protected_resource")]
pub use self::oauth_protected_resource::{
    OAuthProtectedResourceMetadata, openid_connect_oauth_protected_resource,
};
#[cfg(feature = "openid_connect_oauth_user_info")]
pub use self::oauth_user_info::{OAuthUserInfoResponse, openid_connect_oauth_user_info};
#[cfg(feature = "openid_connect_openid_configuration")]
pub use self::openid_configuration::openid_connect_openid_configuration;
