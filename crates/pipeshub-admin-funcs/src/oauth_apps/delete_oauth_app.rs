// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `DELETE /oauth-clients/{appId}`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply};

use crate::models::identity::MessageResponse;

static OPERATION: PackedOperation =
    Operation::packed("DELETE", "deleteOAuthApp|/oauth-clients/{appId}");

/// The arguments of [`oauth_apps_delete_oauth_app`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DeleteOAuthAppRequest {
    /// The app id.
    pub app_id: String,
}
builder!(DeleteOAuthAppRequest(app_id: String) {});

/// Deletes an OAuth app after revoking all of its tokens.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, 404 or 429, besides the errors of each call.
#[doc(alias = "oAuthAppsDeleteOAuthApp")]
pub fn oauth_apps_delete_oauth_app(
    core: &PipeshubCore,
    request: DeleteOAuthAppRequest,
) -> Reply<'_, MessageResponse> {
    let call =
        Call::new(&OPERATION).path_within(const { QueryLimits::new("appId<,,h") }, &request.app_id);
    core.call(call, RawReply::read)
}
