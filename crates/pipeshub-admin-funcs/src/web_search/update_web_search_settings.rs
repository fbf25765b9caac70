// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `PUT /configurationManager/web-search/settings`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, from_json, to_json,
};

use crate::models::configuration::WebSearchSettings;

static OPERATION: PackedOperation = Operation::packed(
    "PUT",
    "updateWebSearchSettings|/configurationManager/web-search/settings",
)
.resend(Resend::Safe);

/// The arguments of [`web_search_update_web_search_settings`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateWebSearchSettingsRequest {
    /// The flag `includeImages`.
    pub include_images: bool,
    /// Required if `includeImages` is `true`. Otherwise, absent keeps the stored one. From 1 to
    /// 500.
    pub max_images: Option<i64>,
}
builder!(UpdateWebSearchSettingsRequest(include_images: bool) { max_images: i64 });
to_json! {
    UpdateWebSearchSettingsRequest {
        include_images = "includeImages",
        max_images = "maxImages<1,500",
    }
}

/// The stored settings.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateWebSearchSettingsResponse {
    /// Constant `success`.
    pub status: String,
    /// A sentence for people.
    pub message: String,
    /// The settings of web search for images.
    pub settings: WebSearchSettings,
}
from_json! {
    UpdateWebSearchSettingsResponse {
        status = "status",
        message = "message",
        settings = "settings",
    }
}

/// Sets how web search treats images.
///
/// The user must be an administrator.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400 or 401, besides the errors of each call.
#[doc(alias = "webSearchUpdateWebSearchSettings")]
pub fn web_search_update_web_search_settings(
    core: &PipeshubCore,
    request: UpdateWebSearchSettingsRequest,
) -> Reply<'_, UpdateWebSearchSettingsResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
