// Written by `cargo xtask operations`. Do not edit.
//! The settings of the mail server.

#[cfg(feature = "smtp_configuration_create_smtp_config")]
mod create_smtp_config;
#[cfg(feature = "smtp_configuration_get_smtp_config")]
mod get_smtp_config;

#[cfg(feature = "smtp_configuration_create_smtp_config")]
pub use self::create_smtp_config::{
    CreateSMTPConfigRequest, smtp_configuration_create_smtp_config,
};
#[cfg(feature = "smtp_configuration_get_smtp_config")]
pub use self::get_smtp_config::{SMTPConfig, smtp_configuration_get_smtp_config};
