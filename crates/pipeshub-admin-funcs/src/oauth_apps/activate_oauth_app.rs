// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `POST /oauth-clients/{appId}/activate`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, from_json,
};

use crate::models::identity::OAuthAppResponse;

static OPERATION: PackedOperation =
    Operation::packed("POST", "activateOAuthApp|/oauth-clients/{appId}/activate");

/// The arguments of [`oauth_apps_activate_oauth_app`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ActivateOAuthAppRequest {
    /// The app id.
    pub app_id: String,
}
builder!(ActivateOAuthAppRequest(app_id: String) {});

/// The app, active again.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ActivateOAuthAppResponse {
    /// A sentence for people.
    pub message: String,
    /// An OAuth app without its secret.
    pub app: OAuthAppResponse,
}
from_json! {
    ActivateOAuthAppResponse {
        message = "message",
        app = "app",
    }
}

/// Activates a suspended OAuth app, which can then get tokens again.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 404 or 429, besides the errors of each
/// call.
#[doc(alias = "oAuthAppsActivateOAuthApp")]
pub fn oauth_apps_activate_oauth_app(
    core: &PipeshubCore,
    request: ActivateOAuthAppRequest,
) -> Reply<'_, ActivateOAuthAppResponse> {
    let call =
        Call::new(&OPERATION).path_within(const { QueryLimits::new("appId<,,h") }, &request.app_id);
    core.call(call, RawReply::read)
}
