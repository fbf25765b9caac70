// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `POST /oauth-clients/{appId}/regenerate-secret`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, Secret, from_json,
};

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "regenerateOAuthAppSecret|/oauth-clients/{appId}/regenerate-secret",
);

/// The arguments of [`oauth_apps_regenerate_oauth_app_secret`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct RegenerateOAuthAppSecretRequest {
    /// The app id.
    pub app_id: String,
}
builder!(RegenerateOAuthAppSecretRequest(app_id: String) {});

/// The new secret of an app.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct RegenerateOAuthAppSecretResponse {
    /// A sentence for people.
    pub message: String,
    /// The client id.
    pub client_id: String,
    /// 64 hexadecimal digits. The server never shows them again.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub client_secret: Secret,
}
from_json! {
    RegenerateOAuthAppSecretResponse {
        message = "message",
        client_id = "clientId",
        client_secret = "clientSecret",
    }
}

/// Creates a new secret for an OAuth app and returns it. The old one is invalid at once.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, 404 or 429, besides the errors of each call.
#[doc(alias = "oAuthAppsRegenerateOAuthAppSecret")]
pub fn oauth_apps_regenerate_oauth_app_secret(
    core: &PipeshubCore,
    request: RegenerateOAuthAppSecretRequest,
) -> Reply<'_, RegenerateOAuthAppSecretResponse> {
    let call =
        Call::new(&OPERATION).path_within(const { QueryLimits::new("appId<,,h") }, &request.app_id);
    core.call(call, RawReply::read)
}
