// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `POST /personal-access-tokens`

use pipeshub_core::json::RawJson;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Secret, from_json, open_enum,
    to_json,
};

static OPERATION: PackedOperation =
    Operation::packed("POST", "createPersonalAccessToken|/personal-access-tokens");

/// The arguments of [`personal_access_tokens_create_personal_access_token`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct CreatePersonalAccessTokenRequest {
    /// The name. From 1 to 100 characters.
    pub name: String,
    /// Some of the available scopes. The default is all. Not empty.
    pub scopes: Option<Vec<String>>,
    /// The days until the token expires, or `never`. The default is 30. The SDK refuses other
    /// values than the known ones. Server default: `30`.
    pub expiry_days: Option<RawJson>,
}
builder!(CreatePersonalAccessTokenRequest(name: String) {
    scopes: Vec<String>,
    expiry_days: RawJson,
});
to_json! {
    CreatePersonalAccessTokenRequest {
        name = "name<1,100",
        scopes = "scopes<1,",
        expiry_days = "expiryDays<,,=30|90|365|\"never\"",
    }
}

/// The new token; the only response that shows it.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct CreatePatResponse {
    /// A sentence for people.
    pub message: String,
    /// A new personal access token.
    pub token: PatWithSecret,
}
from_json! {
    CreatePatResponse {
        message = "message",
        token = "token",
    }
}

open_enum! {
    /// The create personal access token request expiry days1.
    pub enum CreatePersonalAccessTokenRequestExpiryDays1 {
        /// `never`
        NEVER = "never",
    }
}

/// A new personal access token.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct PatWithSecret {
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
    /// Starts with `phpat_`; never shown again.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub access_token: Secret,
}
from_json! {
    PatWithSecret {
        id = "id",
        name = "name",
        scopes = "scopes",
        created_at = "createdAt",
        expires_at = "expiresAt",
        access_token = "accessToken",
    }
}

/// Creates a personal access token for the caller. Only this response has the token.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401 or 429, besides the errors of each call.
#[doc(alias = "personalAccessTokensCreatePersonalAccessToken")]
pub fn personal_access_tokens_create_personal_access_token(
    core: &PipeshubCore,
    request: CreatePersonalAccessTokenRequest,
) -> Reply<'_, CreatePatResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
