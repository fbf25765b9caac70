// Written by `cargo xtask operations`. Do not edit.
//! The settings of identity providers.

#[cfg(feature = "authentication_configuration_get_azure_ad_auth_config")]
mod get_azure_ad_auth_config;
#[cfg(feature = "authentication_configuration_get_generic_oauth_config")]
mod get_generic_oauth_config;
#[cfg(feature = "authentication_configuration_get_google_auth_config")]
mod get_google_auth_config;
#[cfg(feature = "authentication_configuration_get_microsoft_auth_config")]
mod get_microsoft_auth_config;
#[cfg(feature = "authentication_configuration_get_sso_auth_config")]
mod get_sso_auth_config;
#[cfg(feature = "authentication_configuration_set_azure_ad_auth_config")]
mod set_azure_ad_auth_config;
#[cfg(feature = "authentication_configuration_set_google_auth_config")]
mod set_google_auth_config;
#[cfg(feature = "authentication_configuration_set_microsoft_auth_config")]
mod set_microsoft_auth_config;
#[cfg(feature = "authentication_configuration_set_oauth_config")]
mod set_oauth_config;
#[cfg(feature = "authentication_configuration_set_sso_auth_config")]
mod set_sso_auth_config;

#[cfg(feature = "authentication_configuration_get_azure_ad_auth_config")]
pub use self::get_azure_ad_auth_config::authentication_configuration_get_azure_ad_auth_config;
#[cfg(feature = "authentication_configuration_get_generic_oauth_config")]
pub use self::get_generic_oauth_config::authentication_configuration_get_generic_oauth_config;
#[cfg(feature = "authentication_configuration_get_google_auth_config")]
pub use self::get_google_auth_config::authentication_configuration_get_google_auth_config;
#[cfg(feature = "authentication_configuration_get_microsoft_auth_config")]
pub use self::get_microsoft_auth_config::authentication_configuration_get_microsoft_auth_config;
#[cfg(feature = "authentication_configuration_get_sso_auth_config")]
pub use self::get_sso_auth_config::authentication_configuration_get_sso_auth_config;
#[cfg(feature = "authentication_configuration_set_azure_ad_auth_config")]
pub use self::set_azure_ad_auth_config::{
    SetAzureAdAuthConfigRequest, authentication_configuration_set_azure_ad_auth_config,
};
#[cfg(feature = "authentication_configuration_set_google_auth_config")]
pub use self::set_google_auth_config::{
    SetGoogleAuthConfigRequest, authentication_configuration_set_google_auth_config,
};
#[cfg(feature = "authentication_configuration_set_microsoft_auth_config")]
pub use self::set_microsoft_auth_config::{
    SetMicrosoftAuthConfigRequest, authentication_configuration_set_microsoft_auth_config,
};
#[cfg(feature = "authentication_configuration_set_oauth_config")]
pub use self::set_oauth_config::{
    SetOAuthConfigRequest, authentication_configuration_set_oauth_config,
};
#[cfg(feature = "authentication_configuration_set_sso_auth_config")]
pub use self::set_sso_auth_config::{
    SetSsoAuthConfigRequest, authentication_configuration_set_sso_auth_config,
};
