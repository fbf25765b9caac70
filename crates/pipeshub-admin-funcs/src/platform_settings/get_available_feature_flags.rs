// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `GET /configurationManager/platform/feature-flags/available`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getAvailableFeatureFlags|/configurationManager/platform/feature-flags/available\
     |config:read",
);

/// The feature that an administrator can switch.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct FeatureFlag {
    /// The key in `featureFlags`.
    pub key: String,
    /// The name for people.
    pub label: String,
    /// A text for people.
    pub description: Option<String>,
    /// The state if it was never set.
    pub default_enabled: Option<bool>,
}
from_json! {
    FeatureFlag {
        key = "key",
        label = "label",
        description = "description",
        default_enabled = "defaultEnabled",
    }
}

/// The features that can be switched; internal ones are not listed.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetAvailableFeatureFlagsResponse {
    /// The flags.
    pub flags: Vec<FeatureFlag>,
}
from_json! {
    GetAvailableFeatureFlagsResponse {
        flags = "flags",
    }
}

/// Lists the features that an administrator can switch.
///
/// An OAuth token needs the scope `config:read`. The user must be an administrator.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401 or 403, besides the errors of each call.
#[doc(alias = "platformSettingsGetAvailableFeatureFlags")]
pub fn platform_settings_get_available_feature_flags(
    core: &PipeshubCore,
) -> Reply<'_, GetAvailableFeatureFlagsResponse> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
