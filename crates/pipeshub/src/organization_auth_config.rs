// Written by `cargo xtask operations`. Do not edit.
//! The ways to sign in: methods, requests and responses.

use pipeshub_admin_funcs::models::identity::MessageResponse;
pub use pipeshub_admin_funcs::organization_auth_config::*;
use pipeshub_core::{PipeshubCore, Reply};

/// The methods for the ways to sign in; see
/// [`Pipeshub::organization_auth_config`](crate::Pipeshub::organization_auth_config).
#[derive(Debug, Clone, Copy)]
pub struct OrganizationAuthConfig<'a>(&'a PipeshubCore);

impl<'a> OrganizationAuthConfig<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Returns the sign-in steps that the organization demands; see
    /// [`organization_auth_config_get_auth_methods`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getAuthMethods")]
    pub fn get_auth_methods(self) -> Reply<'a, AuthConfig> {
        organization_auth_config_get_auth_methods(self.0)
    }

    /// Replaces the sign-in steps that the organization demands; see
    /// [`organization_auth_config_update_auth_method`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "updateAuthMethod")]
    pub fn update_auth_method(
        self,
        request: UpdateAuthMethodRequest,
    ) -> Reply<'a, UpdateAuthMethodResponse> {
        organization_auth_config_update_auth_method(self.0, request)
    }

    /// Creates the first organization. If one exists, the server reports a success; see
    /// [`organization_auth_config_set_up_auth_config`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "setUpAuthConfig")]
    pub fn set_up_auth_config(self, request: SetUpAuthConfigRequest) -> Reply<'a, MessageResponse> {
        organization_auth_config_set_up_auth_config(self.0, request)
    }
}
