// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `PUT /connectors/{connectorId}/config/filters-sync`

use pipeshub_core::json::RawJson;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, from_json, to_json,
};

use crate::models::connectors::{ConnectorFiltersInput, StoredConnectorConfig};

static OPERATION: PackedOperation = Operation::packed(
    "PUT",
    "updateConnectorFiltersSyncConfig|/connectors/{connectorId}/config/filters-sync\
     |connector:write user:read connector:read",
)
.resend(Resend::Safe);

/// The arguments of [`connector_configuration_update_connector_filters_sync_config`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateConnectorFiltersSyncConfigRequest {
    /// The id of the connector instance. From 1 to 64 characters.
    pub connector_id: String,
    /// Sync settings, merged key by key into the stored ones. Known fields: `selectedStrategy`,
    /// `scheduledConfig`, `customValues`.
    pub sync: Option<RawJson>,
    /// Filter settings; each category given replaces the stored one.
    pub filters: Option<ConnectorFiltersInput>,
}
builder!(UpdateConnectorFiltersSyncConfigRequest(connector_id: String) {
    sync: RawJson,
    filters: ConnectorFiltersInput,
});
to_json! {
    UpdateConnectorFiltersSyncConfigRequest {
        sync = "sync",
        filters = "filters",
    }
}

/// The configuration after a change of filters or sync.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateConnectorFiltersSyncConfigResponse {
    /// The flag `success`.
    pub success: bool,
    /// The stored configuration. A section that was never set is absent.
    pub config: StoredConnectorConfig,
    /// The message.
    pub message: String,
    /// True if the next sync will be a full one because of this call.
    pub sync_filters_changed: bool,
}
from_json! {
    UpdateConnectorFiltersSyncConfigResponse {
        success = "success",
        config = "config",
        message = "message",
        sync_filters_changed = "syncFiltersChanged",
    }
}

/// Changes the sync and filter settings of a stopped connector.
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
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401 or 404, besides the errors of each call.
#[doc(alias = "connectorConfigurationUpdateConnectorFiltersSyncConfig")]
pub fn connector_configuration_update_connector_filters_sync_config(
    core: &PipeshubCore,
    request: UpdateConnectorFiltersSyncConfigRequest,
) -> Reply<'_, UpdateConnectorFiltersSyncConfigResponse> {
    let call = Call::new(&OPERATION)
        .id("connectorId", &request.connector_id)
        .body(&request);
    core.call(call, RawReply::read)
}
