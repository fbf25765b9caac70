// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `GET /oauth-clients/{appId}`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply};

use crate::models::identity::OAuthAppResponse;

static OPERATION: PackedOperation = Operation::packed("GET", "getOAuthApp|/oauth-clients/{appId}");

/// The arguments of [`oauth_apps_get_oauth_app`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetOAuthAppRequest {
    /// The app id.
    pub app_id: String,
}
builder!(GetOAuthAppRequest(app_id: String) {});

/// Returns one OAuth app of the caller, without its secret.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 404 or 429, besides the errors of each
/// call.
#[doc(alias = "oAuthAppsGetOAuthApp")]
pub fn oauth_apps_get_oauth_app(
    core: &PipeshubCore,
    request: GetOAuthAppRequest,
) -> Reply<'_, OAuthAppResponse> {
    let call =
        Call::new(&OPERATION).path_within(const { QueryLimits::new("appId<,,h") }, &request.app_id);
    core.call(call, RawReply::read)
}
