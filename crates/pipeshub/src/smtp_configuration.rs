// Written by `cargo xtask operations`. Do not edit.
//! The settings of the mail server: methods, requests and responses.

use pipeshub_admin_funcs::models::configuration::MessageResponse;
pub use pipeshub_admin_funcs::smtp_configuration::*;
use pipeshub_core::{PipeshubCore, Reply};

/// The methods for the settings of the mail server; see
/// [`Pipeshub::smtp_configuration`](crate::Pipeshub::smtp_configuration).
#[derive(Debug, Clone, Copy)]
pub struct SMTPConfiguration<'a>(&'a PipeshubCore);

impl<'a> SMTPConfiguration<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Stores the settings of the mail server, with effect at once; see
    /// [`smtp_configuration_create_smtp_config`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "createSMTPConfig")]
    pub fn create_smtp_config(
        self,
        request: CreateSMTPConfigRequest,
    ) -> Reply<'a, MessageResponse> {
        smtp_configuration_create_smtp_config(self.0, request)
    }

    /// Returns the mail server settings, an empty object if there are none; see
    /// [`smtp_configuration_get_smtp_config`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getSMTPConfig")]
    pub fn get_smtp_config(self) -> Reply<'a, SMTPConfig> {
        smtp_configuration_get_smtp_config(self.0)
    }
}
