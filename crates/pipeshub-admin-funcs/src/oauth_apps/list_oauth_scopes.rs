// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `GET /oauth-clients/scopes`

use pipeshub_core::json::Map;
use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

use crate::models::identity::OAuthScopeInfo;

static OPERATION: PackedOperation =
    Operation::packed("GET", "listOAuthScopes|/oauth-clients/scopes");

/// The scopes that the caller may give to an app.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct OAuthScopesGroupedResponse {
    /// The scopes of each category. A list may be empty.
    pub scopes: Map<Vec<OAuthScopeInfo>>,
}
from_json! {
    OAuthScopesGroupedResponse {
        scopes = "scopes",
    }
}

/// Lists the scopes that the caller may give to an OAuth app, by category.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401 or 429, besides the errors of each call.
#[doc(alias = "oAuthAppsListOAuthScopes")]
pub fn oauth_apps_list_oauth_scopes(core: &PipeshubCore) -> Reply<'_, OAuthScopesGroupedResponse> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
