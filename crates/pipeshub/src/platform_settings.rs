// Written by `cargo xtask operations`. Do not edit.
//! Settings of the platform: methods, requests and responses.

use pipeshub_admin_funcs::models::configuration::MessageResponse;
pub use pipeshub_admin_funcs::platform_settings::*;
use pipeshub_core::{PipeshubCore, Reply};

/// The methods for settings of the platform; see
/// [`Pipeshub::platform_settings`](crate::Pipeshub::platform_settings).
#[derive(Debug, Clone, Copy)]
pub struct PlatformSettingsGroup<'a>(&'a PipeshubCore);

impl<'a> PlatformSettingsGroup<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Sets the upload limit and the feature flags of the server; see
    /// [`platform_settings_set_platform_settings`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "setPlatformSettings")]
    pub fn set_platform_settings(
        self,
        request: SetPlatformSettingsRequest,
    ) -> Reply<'a, MessageResponse> {
        platform_settings_set_platform_settings(self.0, request)
    }

    /// Returns the upload limit and the feature flags of the server; see
    /// [`platform_settings_get_platform_settings`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getPlatformSettings")]
    pub fn get_platform_settings(self) -> Reply<'a, PlatformSettings> {
        platform_settings_get_platform_settings(self.0)
    }

    /// Lists the features that an administrator can switch; see
    /// [`platform_settings_get_available_feature_flags`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getAvailableFeatureFlags")]
    pub fn get_available_feature_flags(self) -> Reply<'a, GetAvailableFeatureFlagsResponse> {
        platform_settings_get_available_feature_flags(self.0)
    }

    /// Replaces the extra instructions for the assistant; see
    /// [`platform_settings_set_custom_system_prompt`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "setCustomSystemPrompt")]
    pub fn set_custom_system_prompt(
        self,
        request: SetCustomSystemPromptRequest,
    ) -> Reply<'a, SetCustomSystemPromptResponse> {
        platform_settings_set_custom_system_prompt(self.0, request)
    }

    /// Returns the extra instructions for the assistant; see
    /// [`platform_settings_get_custom_system_prompt`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getCustomSystemPrompt")]
    pub fn get_custom_system_prompt(self) -> Reply<'a, CustomSystemPrompt> {
        platform_settings_get_custom_system_prompt(self.0)
    }
}
