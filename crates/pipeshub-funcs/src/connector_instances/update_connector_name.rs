// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `PUT /connectors/{connectorId}/name`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, Reply, from_json, to_json};

static OPERATION: PackedOperation = Operation::packed(
    "PUT",
    "updateConnectorName|/connectors/{connectorId}/name\
     |connector:write user:read\
     |look with connector_instances_get_connector_instance whether the connector has \
         the new name",
);

/// The arguments of [`connector_instances_update_connector_name`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateConnectorNameRequest {
    /// The id of the connector instance. From 1 to 64 characters.
    pub connector_id: String,
    /// Unused within the scope, and not blank. Not empty.
    pub instance_name: String,
}
builder!(UpdateConnectorNameRequest(connector_id: String, instance_name: String) {});
to_json! {
    UpdateConnectorNameRequest {
        instance_name = "instanceName<1,",
    }
}

/// Id and new name of a connector.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct RenamedConnector {
    /// The id of the instance.
    #[cfg_attr(feature = "serde", serde(rename = "_key"))]
    pub key: String,
    /// The name.
    pub name: String,
}
from_json! {
    RenamedConnector {
        key = "_key",
        name = "name",
    }
}

/// Renames a connector instance to a name not yet in use.
///
/// An OAuth token needs the scopes `connector:write` and `user:read`. `user:read` only lets the
/// rights of an administrator count. For a connector of the team, the user must be an
/// administrator.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 409 or 500, besides the errors
/// of each call.
#[doc(alias = "connectorInstancesUpdateConnectorName")]
pub fn connector_instances_update_connector_name(
    core: &PipeshubCore,
    request: UpdateConnectorNameRequest,
) -> Reply<'_, RenamedConnector> {
    let call = Call::new(&OPERATION)
        .id("connectorId", &request.connector_id)
        .body(&request);
    core.call(call, |raw| raw.read_in("connector"))
}
