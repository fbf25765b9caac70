//! `GET /connectors/{connectorId}/config`

use pipeshub_core::{Call, Operation, PipeshubCore, Reply, from_json};

static OPERATION: Operation =
    Operation::get("getConnectorConfig", "/connectors/{connectorId}/config")
        .scopes(&["connector:read"]);

/// The connector whose configuration to read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct GetConnectorConfigRequest {
    /// The connector instance: 1 to 64 letters, digits, `_` and `-`.
    pub connector_id: String,
}
builder!(GetConnectorConfigRequest(connector_id: String) {});

/// The configuration of a connector, without the settings: for some types they are secrets.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct GetConnectorConfigResponse {
    /// The display name, if the response contains it.
    pub name: Option<String>,
    /// The kind of authentication, such as `OAUTH`, if the response contains it.
    pub auth_type: Option<String>,
    /// Whether the OAuth client or other settings are saved, if the response contains it.
    pub is_configured: Option<bool>,
    /// Whether the OAuth flow has completed. A response without this field is an error.
    pub is_authenticated: bool,
}
from_json! { GetConnectorConfigResponse {
    name = "name", auth_type = "authType", is_configured = "isConfigured",
    is_authenticated = "isAuthenticated",
} }

/// Reads the configuration of a connector, and whether its OAuth flow has completed.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 404: the connector does not exist, or this user
/// must not see it.
#[doc(alias = "connectorConfigurationGetConnectorConfig")]
pub fn connector_configuration_get_connector_config(
    core: &PipeshubCore,
    request: GetConnectorConfigRequest,
) -> Reply<'_, GetConnectorConfigResponse> {
    let call = Call::new(&OPERATION).id("connectorId", &request.connector_id);
    core.call(call, |reply| reply.read_in("config"))
}
