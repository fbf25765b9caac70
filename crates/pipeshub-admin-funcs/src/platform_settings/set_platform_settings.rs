// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `POST /configurationManager/platform/settings`

use pipeshub_core::json::Map;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, to_json,
};

use crate::models::configuration::MessageResponse;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "setPlatformSettings|/configurationManager/platform/settings|config:write",
)
.resend(Resend::Safe);

/// The arguments of [`platform_settings_set_platform_settings`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SetPlatformSettingsRequest {
    /// Limit per uploaded file, up to 1 GiB. From 1 to 1073741824.
    pub file_upload_max_size_bytes: i64,
    /// The complete map. An absent flag gets its default. Server default: `{}`.
    pub feature_flags: Option<Map<bool>>,
}
builder!(SetPlatformSettingsRequest(file_upload_max_size_bytes: i64) { feature_flags: Map<bool> });
to_json! {
    SetPlatformSettingsRequest {
        file_upload_max_size_bytes = "fileUploadMaxSizeBytes<1,1073741824",
        feature_flags = "featureFlags",
    }
}

/// Sets the upload limit and the feature flags of the server.
///
/// An OAuth token needs the scope `config:write`. The user must be an administrator.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401 or 403, besides the errors of each call.
#[doc(alias = "platformSettingsSetPlatformSettings")]
pub fn platform_settings_set_platform_settings(
    core: &PipeshubCore,
    request: SetPlatformSettingsRequest,
) -> Reply<'_, MessageResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
