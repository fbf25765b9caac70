// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `GET /personal-access-tokens/scopes`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

use crate::models::identity::OAuthScopeInfo;

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "listPersonalAccessTokenScopes|/personal-access-tokens/scopes",
);

/// The scopes that a personal access token may have on this server.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct PatScopesListResponse {
    /// The scopes.
    pub scopes: Vec<OAuthScopeInfo>,
}
from_json! {
    PatScopesListResponse {
        scopes = "scopes",
    }
}

/// Lists the scopes that a new personal access token may have.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401 or 429, besides the errors of each call.
#[doc(alias = "personalAccessTokensListPersonalAccessTokenScopes")]
pub fn personal_access_tokens_list_personal_access_token_scopes(
    core: &PipeshubCore,
) -> Reply<'_, PatScopesListResponse> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
