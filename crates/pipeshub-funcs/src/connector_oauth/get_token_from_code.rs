// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `POST /connectors/getTokenFromCode`

use std::time::Duration;

use pipeshub_core::json::exposed;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Secret, from_json, to_json,
};

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "getTokenFromCode|/connectors/getTokenFromCode\
     |connector:write\
     |the code is spent; begin the sign-in again",
)
.timeout(Duration::from_secs(90));

/// The arguments of [`connector_oauth_get_token_from_code`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetTokenFromCodeRequest {
    /// The temp code.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub temp_code: Secret,
}
builder!(GetTokenFromCodeRequest(temp_code: Secret) {});
to_json! {
    GetTokenFromCodeRequest {
        temp_code = "tempCode" with exposed,
    }
}

/// The result of the exchange.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetTokenFromCodeResponse {
    /// The message.
    pub message: String,
    /// A connector record of an older form.
    pub connector: LegacyConnector,
}
from_json! {
    GetTokenFromCodeResponse {
        message = "message",
        connector = "connector",
    }
}

/// A connector record of an older form.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct LegacyConnector {
    /// The id.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: String,
    /// The org id.
    pub org_id: String,
    /// The name.
    pub name: String,
    /// The flag `isEnabled`.
    pub is_enabled: bool,
    /// The id of the user.
    pub last_updated_by: String,
    /// The created at.
    pub created_at: Option<String>,
    /// The updated at.
    pub updated_at: Option<String>,
    /// The version counter of the database.
    #[cfg_attr(feature = "serde", serde(rename = "__v"))]
    pub v: Option<i64>,
}
from_json! {
    LegacyConnector {
        id = "_id",
        org_id = "orgId",
        name = "name",
        is_enabled = "isEnabled",
        last_updated_by = "lastUpdatedBy",
        created_at = "createdAt",
        updated_at = "updatedAt",
        v = "__v",
    }
}

/// Exchanges a Google sign-in code for tokens, by the older protocol.
///
/// An OAuth token needs the scope `connector:write`. The user must be an administrator.
///
/// The SDK never sends the request again once the server may have received it.
///
/// The default deadline is 90 s.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "connectorOAuthGetTokenFromCode")]
pub fn connector_oauth_get_token_from_code(
    core: &PipeshubCore,
    request: GetTokenFromCodeRequest,
) -> Reply<'_, GetTokenFromCodeResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
