// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `GET /personal-access-tokens`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

static OPERATION: PackedOperation =
    Operation::packed("GET", "listPersonalAccessTokens|/personal-access-tokens");

/// The caller's valid tokens, newest first, at most 100.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ListPatResponse {
    /// The tokens.
    pub tokens: Vec<PatListItem>,
}
from_json! {
    ListPatResponse {
        tokens = "tokens",
    }
}

/// A valid personal access token, without its secret text.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct PatListItem {
    /// 24 hexadecimal digits.
    pub id: String,
    /// The name.
    pub name: String,
    /// The scopes.
    pub scopes: Vec<String>,
    /// The created at.
    pub created_at: String,
    /// For a token that never expires, a date in 100 years.
    pub expires_at: String,
    /// Only after the first use, and up to 5 minutes late.
    pub last_used_at: Option<String>,
}
from_json! {
    PatListItem {
        id = "id",
        name = "name",
        scopes = "scopes",
        created_at = "createdAt",
        expires_at = "expiresAt",
        last_used_at = "lastUsedAt",
    }
}

/// Lists the caller's valid personal access tokens, newest first.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401 or 429, besides the errors of each call.
#[doc(alias = "personalAccessTokensListPersonalAccessTokens")]
pub fn personal_access_tokens_list_personal_access_tokens(
    core: &PipeshubCore,
) -> Reply<'_, ListPatResponse> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
