// Written by `cargo xtask operations`. Do not edit.
//! Settings of the platform.

#[cfg(feature = "platform_settings_get_available_feature_flags")]
mod get_available_feature_flags;
#[cfg(feature = "platform_settings_get_custom_system_prompt")]
mod get_custom_system_prompt;
#[cfg(feature = "platform_settings_get_platform_settings")]
mod get_platform_settings;
#[cfg(feature = "platform_settings_set_custom_system_prompt")]
mod set_custom_system_prompt;
#[cfg(feature = "platform_settings_set_platform_settings")]
mod set_platform_settings;

#[cfg(feature = "platform_settings_get_available_feature_flags")]
pub use self::get_available_feature_flags::{
    FeatureFlag, GetAvailableFeatureFlagsResponse, platform_settings_get_available_feature_flags,
};
#[cfg(feature = "platform_settings_get_custom_system_prompt")]
pub use self::get_custom_system_prompt::{
    CustomSystemPrompt, platform_settings_get_custom_system_prompt,
};
#[cfg(feature = "platform_settings_get_platform_settings")]
pub use self::get_platform_settings::{PlatformSettings, platform_settings_get_platform_settings};
#[cfg(feature = "platform_settings_set_custom_system_prompt")]
pub use self::set_custom_system_prompt::{
    SetCustomSystemPromptRequest, SetCustomSystemPromptResponse,
    platform_settings_set_custom_system_prompt,
};
#[cfg(feature = "platform_settings_set_platform_settings")]
pub use self::set_platform_settings::{
    SetPlatformSettingsRequest, platform_settings_set_platform_settings,
};
