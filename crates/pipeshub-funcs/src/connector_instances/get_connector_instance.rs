//! `GET /connectors/{connectorId}`

use pipeshub_core::{Call, Operation, PipeshubCore, Reply, from_json};

static OPERATION: Operation =
    Operation::get("getConnectorInstance", "/connectors/{connectorId}").scopes(&["connector:read"]);

/// The connector to read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct GetConnectorInstanceRequest {
    /// The connector instance: 1 to 64 letters, digits, `_` and `-`.
    pub connector_id: String,
}
builder!(GetConnectorInstanceRequest(connector_id: String) {});

/// A connector and its status.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct GetConnectorInstanceResponse {
    /// The display name, if the response contains it.
    pub name: Option<String>,
    /// The connector type, such as `Drive`, if the response contains it.
    pub connector_type: Option<String>,
    /// Whether the connector syncs, if the response contains it.
    pub is_active: Option<bool>,
    /// Whether the OAuth flow has completed. A response without this field is an error.
    pub is_authenticated: bool,
}
from_json! { GetConnectorInstanceResponse {
    name = "name", connector_type = "type", is_active = "isActive",
    is_authenticated = "isAuthenticated",
} }

/// Reads a connector and its status.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 404: the connector does not exist, or this user
/// must not see it.
#[doc(alias = "connectorInstancesGetConnectorInstance")]
pub fn connector_instances_get_connector_instance(
    core: &PipeshubCore,
    request: GetConnectorInstanceRequest,
) -> Reply<'_, GetConnectorInstanceResponse> {
    let call = Call::new(&OPERATION).id("connectorId", &request.connector_id);
    core.call(call, |reply| reply.read_in("connector"))
}
