//! `GET /connectors/{connectorId}/config`

use pipeshub_core::{Call, Operation, PipeshubCore, Reply};
use serde::Deserialize;

static OPERATION: Operation =
    Operation::get("getConnectorConfig", "/connectors/{connectorId}/config")
        .scopes(&["connector:read"]);

/// Which connector.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct GetConnectorConfigRequest {
    /// The connector instance: 1 to 64 letters, digits, `_` and `-`.
    pub connector_id: String,
}
builder!(GetConnectorConfigRequest(connector_id: String) {});

/// How a connector is set up, without the settings themselves: for some types they are secrets.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct GetConnectorConfigResponse {
    /// The name that people see, if the reply has it.
    pub name: Option<String>,
    /// Such as `OAUTH`, if the reply has it.
    pub auth_type: Option<String>,
    /// Whether its OAuth client or other settings are saved, if the reply says.
    pub is_configured: Option<bool>,
    /// Whether somebody has let it in. A reply that does not say is an error, and never `false`.
    pub is_authenticated: bool,
}

/// Reads how a connector is set up, and with it whether its OAuth flow has worked.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 404: no such connector, or none that this user may
/// see.
#[doc(alias = "connectorConfigurationGetConnectorConfig")]
pub fn connector_configuration_get_connector_config(
    core: &PipeshubCore,
    request: GetConnectorConfigRequest,
) -> Reply<'_, GetConnectorConfigResponse> {
    let call = Call::new(&OPERATION).id("connectorId", &request.connector_id);
    core.call(call, |reply| reply.object_in("config"))
}
