// Written by `cargo xtask operations`. Do not edit.
//! The public URLs of the server.

#[cfg(feature = "public_urls_get_connector_public_url")]
mod get_connector_public_url;
#[cfg(feature = "public_urls_get_frontend_public_url")]
mod get_frontend_public_url;
#[cfg(feature = "public_urls_set_connector_public_url")]
mod set_connector_public_url;
#[cfg(feature = "public_urls_set_frontend_public_url")]
mod set_frontend_public_url;

#[cfg(feature = "public_urls_get_connector_public_url")]
pub use self::get_connector_public_url::public_urls_get_connector_public_url;
#[cfg(feature = "public_urls_get_frontend_public_url")]
pub use self::get_frontend_public_url::public_urls_get_frontend_public_url;
#[cfg(feature = "public_urls_set_connector_public_url")]
pub use self::set_connector_public_url::{
    SetConnectorPublicUrlRequest, public_urls_set_connector_public_url,
};
#[cfg(feature = "public_urls_set_frontend_public_url")]
pub use self::set_frontend_public_url::{
    SetFrontendPublicUrlRequest, public_urls_set_frontend_public_url,
};
