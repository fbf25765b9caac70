// Written by `cargo xtask operations`. Do not edit.
//! The settings of identity providers: methods, requests and responses.

pub use pipeshub_admin_funcs::authentication_configuration::*;
use pipeshub_admin_funcs::models::identity::{
    AzureAdAuthConfig, GenericOAuthConfig, GoogleAuthConfig, MessageResponse, MicrosoftAuthConfig,
    SSOAuthConfig,
};
use pipeshub_core::{PipeshubCore, Reply};

/// The methods for the settings of identity providers; see
/// [`Pipeshub::authentication_configuration`](crate::Pipeshub::authentication_configuration).
#[derive(Debug, Clone, Copy)]
pub struct AuthenticationConfiguration<'a>(&'a PipeshubCore);

impl<'a> AuthenticationConfiguration<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Sets the Azure AD sign-in settings, replacing earlier ones; see
    /// [`authentication_configuration_set_azure_ad_auth_config`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "setAzureAdAuthConfig")]
    pub fn set_azure_ad_auth_config(
        self,
        request: SetAzureAdAuthConfigRequest,
    ) -> Reply<'a, MessageResponse> {
        authentication_configuration_set_azure_ad_auth_config(self.0, request)
    }

    /// Returns the Azure AD sign-in settings, or an empty object; see
    /// [`authentication_configuration_get_azure_ad_auth_config`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getAzureAdAuthConfig")]
    pub fn get_azure_ad_auth_config(self) -> Reply<'a, AzureAdAuthConfig> {
        authentication_configuration_get_azure_ad_auth_config(self.0)
    }

    /// Sets the Microsoft sign-in settings, replacing earlier ones; see
    /// [`authentication_configuration_set_microsoft_auth_config`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "setMicrosoftAuthConfig")]
    pub fn set_microsoft_auth_config(
        self,
        request: SetMicrosoftAuthConfigRequest,
    ) -> Reply<'a, MessageResponse> {
        authentication_configuration_set_microsoft_auth_config(self.0, request)
    }

    /// Returns the Microsoft sign-in settings, or an empty object; see
    /// [`authentication_configuration_get_microsoft_auth_config`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getMicrosoftAuthConfig")]
    pub fn get_microsoft_auth_config(self) -> Reply<'a, MicrosoftAuthConfig> {
        authentication_configuration_get_microsoft_auth_config(self.0)
    }

    /// Sets the Google sign-in settings, replacing earlier ones; see
    /// [`authentication_configuration_set_google_auth_config`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "setGoogleAuthConfig")]
    pub fn set_google_auth_config(
        self,
        request: SetGoogleAuthConfigRequest,
    ) -> Reply<'a, MessageResponse> {
        authentication_configuration_set_google_auth_config(self.0, request)
    }

    /// Returns the Google sign-in settings, or an empty object; see
    /// [`authentication_configuration_get_google_auth_config`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getGoogleAuthConfig")]
    pub fn get_google_auth_config(self) -> Reply<'a, GoogleAuthConfig> {
        authentication_configuration_get_google_auth_config(self.0)
    }

    /// Sets the SAML sign-in settings, with effect at once; see
    /// [`authentication_configuration_set_sso_auth_config`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "setSsoAuthConfig")]
    pub fn set_sso_auth_config(
        self,
        request: SetSsoAuthConfigRequest,
    ) -> Reply<'a, MessageResponse> {
        authentication_configuration_set_sso_auth_config(self.0, request)
    }

    /// Returns the SAML sign-in settings with the entity id of this server; see
    /// [`authentication_configuration_get_sso_auth_config`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getSsoAuthConfig")]
    pub fn get_sso_auth_config(self) -> Reply<'a, SSOAuthConfig> {
        authentication_configuration_get_sso_auth_config(self.0)
    }

    /// Sets the generic OAuth sign-in settings, replacing earlier ones; see
    /// [`authentication_configuration_set_oauth_config`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "setOAuthConfig")]
    pub fn set_oauth_config(self, request: SetOAuthConfigRequest) -> Reply<'a, MessageResponse> {
        authentication_configuration_set_oauth_config(self.0, request)
    }

    /// Returns the generic OAuth sign-in settings, secret included; see
    /// [`authentication_configuration_get_generic_oauth_config`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getGenericOAuthConfig")]
    pub fn get_generic_oauth_config(self) -> Reply<'a, GenericOAuthConfig> {
        authentication_configuration_get_generic_oauth_config(self.0)
    }
}
