// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `POST /oauth-clients/{appId}/revoke-all-tokens`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, Resend,
};

use crate::models::identity::MessageResponse;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "revokeAllOAuthAppTokens|/oauth-clients/{appId}/revoke-all-tokens",
)
.resend(Resend::Safe);

/// The arguments of [`oauth_apps_revoke_all_oauth_app_tokens`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct RevokeAllOAuthAppTokensRequest {
    /// The app id.
    pub app_id: String,
}
builder!(RevokeAllOAuthAppTokensRequest(app_id: String) {});

/// Revokes all access and refresh tokens of an OAuth app.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, 404 or 429, besides the errors of each call.
#[doc(alias = "oAuthAppsRevokeAllOAuthAppTokens")]
pub fn oauth_apps_revoke_all_oauth_app_tokens(
    core: &PipeshubCore,
    request: RevokeAllOAuthAppTokensRequest,
) -> Reply<'_, MessageResponse> {
    let call =
        Call::new(&OPERATION).path_within(const { QueryLimits::new("appId<,,h") }, &request.app_id);
    core.call(call, RawReply::read)
}
