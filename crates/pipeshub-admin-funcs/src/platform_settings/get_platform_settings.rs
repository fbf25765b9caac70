// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `GET /configurationManager/platform/settings`

use pipeshub_core::json::Map;
use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getPlatformSettings|/configurationManager/platform/settings|config:read",
);

/// The settings that hold for the whole server.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct PlatformSettings {
    /// Limit per uploaded file; 31457280 if never set.
    pub file_upload_max_size_bytes: i64,
    /// Flag key to state; known flags are always there.
    pub feature_flags: Map<bool>,
}
from_json! {
    PlatformSettings {
        file_upload_max_size_bytes = "fileUploadMaxSizeBytes",
        feature_flags = "featureFlags",
    }
}

/// Returns the upload limit and the feature flags of the server.
///
/// An OAuth token needs the scope `config:read`. The user must be an administrator.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401 or 403, besides the errors of each call.
#[doc(alias = "platformSettingsGetPlatformSettings")]
pub fn platform_settings_get_platform_settings(core: &PipeshubCore) -> Reply<'_, PlatformSettings> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
