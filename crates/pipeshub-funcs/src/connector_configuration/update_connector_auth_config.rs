// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `PUT /connectors/{connectorId}/config/auth`

use pipeshub_core::json::RawJson;
use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, to_json};

use crate::models::connectors::UpdateConnectorConfigResponse;

static OPERATION: PackedOperation = Operation::packed(
    "PUT",
    "updateConnectorAuthConfig|/connectors/{connectorId}/config/auth\
     |connector:write user:read\
     |look with connector_configuration_get_connector_config whether the settings are \
         the new ones; the call may have ended the authorization",
);

/// The arguments of [`connector_configuration_update_connector_auth_config`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateConnectorAuthConfigRequest {
    /// The id of the connector instance. From 1 to 64 characters.
    pub connector_id: String,
    /// The sign-in values in one object, with the field names of the type's schema. Known fields:
    /// `oauthConfigId`, `oauthInstanceName`, `authType`.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub auth: RawJson,
    /// The URL of the web app, from which the server builds the OAuth redirect URL.
    pub base_url: Option<String>,
}
builder!(UpdateConnectorAuthConfigRequest(connector_id: String, auth: RawJson) {
    base_url: String,
});
to_json! {
    UpdateConnectorAuthConfigRequest {
        auth = "auth",
        base_url = "baseUrl",
    }
}

/// Changes the sign-in settings of a stopped connector and signs it out.
///
/// An OAuth token needs the scopes `connector:write` and `user:read`. `user:read` only lets the
/// rights of an administrator count. For a connector of the team, the user must be an
/// administrator.
///
/// The SDK never sends the request again once the server may have received it.
///
/// The response contains secrets, which `Debug` does not print.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 404, 409 or 500, besides the errors of
/// each call.
#[doc(alias = "connectorConfigurationUpdateConnectorAuthConfig")]
pub fn connector_configuration_update_connector_auth_config(
    core: &PipeshubCore,
    request: UpdateConnectorAuthConfigRequest,
) -> Reply<'_, UpdateConnectorConfigResponse> {
    let call = Call::new(&OPERATION)
        .id("connectorId", &request.connector_id)
        .body(&request);
    core.call(call, RawReply::read)
}
