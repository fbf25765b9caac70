//! `GET /connectors/{connectorId}/config`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, Reply, from_json};

use crate::models::connectors::{ConnectorScope, StoredConnectorConfig};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getConnectorConfig|/connectors/{connectorId}/config|connector:read",
);

/// The connector whose configuration to read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetConnectorConfigRequest {
    /// The connector instance: 1 to 64 letters, digits, `_` and `-`.
    pub connector_id: String,
}
builder!(GetConnectorConfigRequest(connector_id: String) {});

/// The configuration of a connector. Fields that the response does not contain are `None`.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetConnectorConfigResponse {
    /// The display name.
    pub name: Option<String>,
    /// The connector type, such as `Drive`.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub connector_type: Option<String>,
    /// The id of the instance.
    #[cfg_attr(feature = "serde", serde(rename = "connector_id"))]
    pub connector_id: Option<String>,
    /// The product family.
    pub app_group: Option<String>,
    /// The kind of authentication, such as `OAUTH`.
    pub auth_type: Option<String>,
    /// The owner of the connector: the team or one person.
    pub scope: Option<ConnectorScope>,
    /// The id of the user who created the connector.
    pub created_by: Option<String>,
    /// The id of the user who changed the connector last.
    pub updated_by: Option<String>,
    /// The description of the connector type.
    pub app_description: Option<String>,
    /// The categories of the connector type.
    pub app_categories: Option<Vec<String>>,
    /// Whether the connector type can report changes at once.
    pub supports_realtime: Option<bool>,
    /// Whether the connector type can sync.
    pub supports_sync: Option<bool>,
    /// Whether agents can use the connector type.
    pub supports_agent: Option<bool>,
    /// The path of the icon on the web app.
    pub icon_path: Option<String>,
    /// The settings. They may contain secrets, which `Debug` does not print.
    pub config: Option<StoredConnectorConfig>,
    /// Whether the connector syncs.
    pub is_active: Option<bool>,
    /// Whether the OAuth client or other settings are saved.
    pub is_configured: Option<bool>,
    /// Whether the OAuth flow has completed. A response without this field is an error.
    pub is_authenticated: bool,
    /// The time of creation, in milliseconds since 1970.
    pub created_at_timestamp: Option<i64>,
    /// The time of the last change, in milliseconds since 1970.
    pub updated_at_timestamp: Option<i64>,
}
from_json! {
    GetConnectorConfigResponse {
        name = "name",
        connector_type = "type",
        connector_id = "connector_id",
        app_group = "appGroup",
        auth_type = "authType",
        scope = "scope",
        created_by = "createdBy",
        updated_by = "updatedBy",
        app_description = "appDescription",
        app_categories = "appCategories",
        supports_realtime = "supportsRealtime",
        supports_sync = "supportsSync",
        supports_agent = "supportsAgent",
        icon_path = "iconPath",
        config = "config",
        is_active = "isActive",
        is_configured = "isConfigured",
        is_authenticated = "isAuthenticated",
        created_at_timestamp = "createdAtTimestamp",
        updated_at_timestamp = "updatedAtTimestamp",
    }
}

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
