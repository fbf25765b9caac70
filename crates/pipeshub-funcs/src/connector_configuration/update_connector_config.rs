// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `PUT /connectors/{connectorId}/config`

use pipeshub_core::json::RawJson;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, to_json,
};

use crate::models::connectors::{ConnectorFiltersInput, UpdateConnectorConfigResponse};

static OPERATION: PackedOperation = Operation::packed(
    "PUT",
    "updateConnectorConfig|/connectors/{connectorId}/config\
     |connector:write user:read connector:read",
)
.resend(Resend::Safe);

/// The arguments of [`connector_configuration_update_connector_config`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateConnectorConfigRequest {
    /// The id of the connector instance. From 1 to 64 characters.
    pub connector_id: String,
    /// The sign-in values in one object, with the field names of the type's schema. Known fields:
    /// `oauthConfigId`, `oauthInstanceName`, `authType`.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub auth: Option<RawJson>,
    /// Sync settings, merged key by key into the stored ones. Known fields: `selectedStrategy`,
    /// `scheduledConfig`, `customValues`.
    pub sync: Option<RawJson>,
    /// Filter settings; each category given replaces the stored one.
    pub filters: Option<ConnectorFiltersInput>,
    /// The URL of the web app, for the OAuth redirect.
    pub base_url: Option<String>,
}
builder!(UpdateConnectorConfigRequest(connector_id: String) {
    auth: RawJson,
    sync: RawJson,
    filters: ConnectorFiltersInput,
    base_url: String,
});
to_json! {
    UpdateConnectorConfigRequest {
        auth = "auth",
        sync = "sync",
        filters = "filters",
        base_url = "baseUrl",
    }
}

/// Merges new auth, sync and filter settings into a connector.
///
/// An OAuth token needs the scopes `connector:write`, `user:read` and `connector:read`. `user:read`
/// lets the rights of an administrator count. `connector:read` lets the schedule follow a changed
/// sync section. For a connector of the team, the user must be an administrator.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// The response contains secrets, which `Debug` does not print.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403 or 404, besides the errors of each
/// call.
#[doc(alias = "connectorConfigurationUpdateConnectorConfig")]
pub fn connector_configuration_update_connector_config(
    core: &PipeshubCore,
    request: UpdateConnectorConfigRequest,
) -> Reply<'_, UpdateConnectorConfigResponse> {
    let call = Call::new(&OPERATION)
        .id("connectorId", &request.connector_id)
        .body(&request);
    core.call(call, RawReply::read)
}
