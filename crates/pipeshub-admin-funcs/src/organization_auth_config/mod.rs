// Written by `cargo xtask operations`. Do not edit.
//! The ways to sign in.

#[cfg(feature = "organization_auth_config_get_auth_methods")]
mod get_auth_methods;
#[cfg(feature = "organization_auth_config_set_up_auth_config")]
mod set_up_auth_config;
#[cfg(feature = "organization_auth_config_update_auth_method")]
mod update_auth_method;

#[cfg(feature = "organization_auth_config_get_auth_methods")]
pub use self::get_auth_methods::{AuthConfig, organization_auth_config_get_auth_methods};
#[cfg(feature = "organization_auth_config_set_up_auth_config")]
pub use self::set_up_auth_config::{
    SetUpAuthConfigRequest, organization_auth_config_set_up_auth_config,
};
#[cfg(feature = "organization_auth_config_update_auth_method")]
pub use self::update_auth_method::{
    UpdateAuthMethodRequest, UpdateAuthMethodResponse, organization_auth_config_update_auth_method,
};
