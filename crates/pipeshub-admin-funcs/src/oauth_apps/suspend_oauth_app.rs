// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `POST /oauth-clients/{appId}/suspend`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, from_json,
};

use crate::models::identity::OAuthAppResponse;

static OPERATION: PackedOperation =
    Operation::packed("POST", "suspendOAuthApp|/oauth-clients/{appId}/suspend");

/// The arguments of [`oauth_apps_suspend_oauth_app`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SuspendOAuthAppRequest {
    /// The app id.
    pub app_id: String,
}
builder!(SuspendOAuthAppRequest(app_id: String) {});

/// The app, now suspended.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SuspendOAuthAppResponse {
    /// A sentence for people.
    pub message: String,
    /// An OAuth app without its secret.
    pub app: OAuthAppResponse,
}
from_json! {
    SuspendOAuthAppResponse {
        message = "message",
        app = "app",
    }
}

/// Suspends an OAuth app, so that it gets no further tokens.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 404 or 429, besides the errors of each
/// call.
#[doc(alias = "oAuthAppsSuspendOAuthApp")]
pub fn oauth_apps_suspend_oauth_app(
    core: &PipeshubCore,
    request: SuspendOAuthAppRequest,
) -> Reply<'_, SuspendOAuthAppResponse> {
    let call =
        Call::new(&OPERATION).path_within(const { QueryLimits::new("appId<,,h") }, &request.app_id);
    core.call(call, RawReply::read)
}
