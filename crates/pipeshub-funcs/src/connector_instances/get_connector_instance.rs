//! `GET /connectors/{connectorId}`

use pipeshub_core::{Call, Operation, PipeshubCore, Reply};
use serde::Deserialize;

static OPERATION: Operation =
    Operation::get("getConnectorInstance", "/connectors/{connectorId}").scopes(&["connector:read"]);

/// Which connector.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct GetConnectorInstanceRequest {
    /// The connector instance: 1 to 64 letters, digits, `_` and `-`.
    pub connector_id: String,
}
builder!(GetConnectorInstanceRequest(connector_id: String) {});

/// A connector and how it stands.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct GetConnectorInstanceResponse {
    /// The name that people see, if the reply has it.
    pub name: Option<String>,
    /// Such as `Drive`, if the reply has it.
    #[serde(rename = "type")]
    pub connector_type: Option<String>,
    /// Whether it syncs, if the reply says.
    pub is_active: Option<bool>,
    /// Whether somebody has let it in. A reply that does not say is an error, and never `false`.
    pub is_authenticated: bool,
}

/// Reads a connector and how it stands.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 404: no such connector, or none that this user may
/// see.
#[doc(alias = "connectorInstancesGetConnectorInstance")]
pub fn connector_instances_get_connector_instance(
    core: &PipeshubCore,
    request: GetConnectorInstanceRequest,
) -> Reply<'_, GetConnectorInstanceResponse> {
    let call = Call::new(&OPERATION).id("connectorId", &request.connector_id);
    core.call(call, |reply| reply.object_in("connector"))
}
