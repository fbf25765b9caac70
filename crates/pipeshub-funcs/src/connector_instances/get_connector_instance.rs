//! `GET /connectors/{connectorId}`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, Reply, from_json};

use crate::models::connectors::{
    ConnectorAuthType, ConnectorSchema, ConnectorScope, ConnectorStatus, DocumentationLink,
};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getConnectorInstance|/connectors/{connectorId}|connector:read",
);

/// The connector to read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetConnectorInstanceRequest {
    /// The connector instance: 1 to 64 letters, digits, `_` and `-`.
    pub connector_id: String,
}
builder!(GetConnectorInstanceRequest(connector_id: String) {});

/// A connector and its status. Fields that the response does not contain are `None`.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetConnectorInstanceResponse {
    /// The display name.
    pub name: Option<String>,
    /// The connector type, such as `Drive`.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub connector_type: Option<String>,
    /// The id of the instance.
    #[cfg_attr(feature = "serde", serde(rename = "_key"))]
    pub connector_id: Option<String>,
    /// The product family.
    pub app_group: Option<String>,
    /// The ways to sign in; the first is the default.
    pub supported_auth_types: Option<Vec<ConnectorAuthType>>,
    /// The description of the connector type.
    pub app_description: Option<String>,
    /// The categories of the connector type.
    pub app_categories: Option<Vec<String>>,
    /// The path of the icon on the web app.
    pub icon_path: Option<String>,
    /// Whether the connector type can report changes at once.
    pub supports_realtime: Option<bool>,
    /// Whether the connector type can sync.
    pub supports_sync: Option<bool>,
    /// Whether agents can use the connector type.
    pub supports_agent: Option<bool>,
    /// Links to the documentation of the connector type.
    pub documentation_links: Option<Vec<DocumentationLink>>,
    /// Whether the source account needs administrator rights.
    pub is_admin_access_required: Option<bool>,
    /// The type to use instead for a personal connector.
    pub personal_connector_type: Option<String>,
    /// The owner of the connector: the team or one person.
    pub scope: Option<ConnectorScope>,
    /// A hint for users.
    pub connector_info: Option<String>,
    /// The kind of authentication, fixed at creation.
    pub auth_type: Option<ConnectorAuthType>,
    /// Whether the connector syncs.
    pub is_active: Option<bool>,
    /// Whether agents may use the connector.
    pub is_agent_active: Option<bool>,
    /// Whether the OAuth client or other settings are saved.
    pub is_configured: Option<bool>,
    /// Whether the OAuth flow has completed. A response without this field is an error.
    pub is_authenticated: bool,
    /// The status; none before the first sync.
    pub status: Option<ConnectorStatus>,
    /// Whether changes are refused for now.
    pub is_locked: Option<bool>,
    /// The time of creation, in milliseconds since 1970.
    pub created_at_timestamp: Option<i64>,
    /// The time of the last change, in milliseconds since 1970.
    pub updated_at_timestamp: Option<i64>,
    /// The id of the user who created the connector.
    pub created_by: Option<String>,
    /// The id of the user who changed the connector last.
    pub updated_by: Option<String>,
    /// The settings that the connector type needs.
    pub config: Option<ConnectorSchema>,
}
from_json! {
    GetConnectorInstanceResponse {
        name = "name",
        connector_type = "type",
        connector_id = "_key",
        app_group = "appGroup",
        supported_auth_types = "supportedAuthTypes",
        app_description = "appDescription",
        app_categories = "appCategories",
        icon_path = "iconPath",
        supports_realtime = "supportsRealtime",
        supports_sync = "supportsSync",
        supports_agent = "supportsAgent",
        documentation_links = "documentationLinks",
        is_admin_access_required = "isAdminAccessRequired",
        personal_connector_type = "personalConnectorType",
        scope = "scope",
        connector_info = "connectorInfo",
        auth_type = "authType",
        is_active = "isActive",
        is_agent_active = "isAgentActive",
        is_configured = "isConfigured",
        is_authenticated = "isAuthenticated",
        status = "status",
        is_locked = "isLocked",
        created_at_timestamp = "createdAtTimestamp",
        updated_at_timestamp = "updatedAtTimestamp",
        created_by = "createdBy",
        updated_by = "updatedBy",
        config = "config",
    }
}

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
