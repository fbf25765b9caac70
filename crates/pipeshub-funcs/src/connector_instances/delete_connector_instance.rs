// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `DELETE /connectors/{connectorId}`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

use crate::models::connectors::ConnectorStatus;

static OPERATION: PackedOperation = Operation::packed(
    "DELETE",
    "deleteConnectorInstance|/connectors/{connectorId}\
     |connector:delete user:read connector:read\
     |look with connector_instances_get_connector_instance whether the connector is \
         being deleted",
);

/// The arguments of [`connector_instances_delete_connector_instance`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DeleteConnectorInstanceRequest {
    /// The id of the connector instance. From 1 to 64 characters.
    pub connector_id: String,
}
builder!(DeleteConnectorInstanceRequest(connector_id: String) {});

/// A deletion that has started.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DeleteConnectorInstanceResponse {
    /// The flag `success`.
    pub success: bool,
    /// The message.
    pub message: String,
    /// The connector id.
    pub connector_id: String,
    /// `DELETING`.
    pub status: ConnectorStatus,
}
from_json! {
    DeleteConnectorInstanceResponse {
        success = "success",
        message = "message",
        connector_id = "connectorId",
        status = "status",
    }
}

/// Starts the deletion of a connector instance and its records.
///
/// An OAuth token needs the scopes `connector:delete`, `user:read` and `connector:read`.
/// `user:read` lets the rights of an administrator count. `connector:read` lets the schedule be
/// removed along. For a connector of the team, the user must be an administrator.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, 403, 404, 409 or 503, besides the errors of
/// each call.
#[doc(alias = "connectorInstancesDeleteConnectorInstance")]
pub fn connector_instances_delete_connector_instance(
    core: &PipeshubCore,
    request: DeleteConnectorInstanceRequest,
) -> Reply<'_, DeleteConnectorInstanceResponse> {
    let call = Call::new(&OPERATION).id("connectorId", &request.connector_id);
    core.call(call, RawReply::read)
}
