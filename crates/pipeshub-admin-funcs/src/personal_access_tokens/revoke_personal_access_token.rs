// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `DELETE /personal-access-tokens/{tokenId}`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, to_json,
};

use crate::models::identity::RevokePatResponse;

static OPERATION: PackedOperation = Operation::packed(
    "DELETE",
    "revokePersonalAccessToken|/personal-access-tokens/{tokenId}",
);

/// The arguments of [`personal_access_tokens_revoke_personal_access_token`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct RevokePersonalAccessTokenRequest {
    /// The token id.
    pub token_id: String,
    /// Kept with the token for audits.
    pub reason: Option<String>,
}
builder!(RevokePersonalAccessTokenRequest(token_id: String) { reason: String });
to_json! {
    RevokePersonalAccessTokenRequest {
        reason = "reason",
    }
}

/// Revokes one of the caller's personal access tokens.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 404 or 429, besides the errors of each
/// call.
#[doc(alias = "personalAccessTokensRevokePersonalAccessToken")]
pub fn personal_access_tokens_revoke_personal_access_token(
    core: &PipeshubCore,
    request: RevokePersonalAccessTokenRequest,
) -> Reply<'_, RevokePatResponse> {
    let call = Call::new(&OPERATION)
        .path_within(const { QueryLimits::new("tokenId<,,h") }, &request.token_id)
        .body(&request);
    core.call(call, RawReply::read)
}
