// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::connectors::{
    ConnectorAuthType, ConnectorSchema, ConnectorScope, ConnectorStatus, DocumentationLink,
};

/// A connector that a user has configured.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConnectorInstance {
    /// The name that the user gave to the instance.
    pub name: String,
    /// Connector type, the key used in paths and bodies.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub connector_type: String,
    /// Product family.
    pub app_group: String,
    /// The ways to sign in, the first is the default.
    pub supported_auth_types: Vec<ConnectorAuthType>,
    /// The app description.
    pub app_description: String,
    /// The app categories.
    pub app_categories: Vec<String>,
    /// The path of the icon on the web app.
    pub icon_path: String,
    /// The flag `supportsRealtime`.
    pub supports_realtime: bool,
    /// The flag `supportsSync`.
    pub supports_sync: bool,
    /// Whether agents can use it.
    pub supports_agent: bool,
    /// The documentation links.
    pub documentation_links: Vec<DocumentationLink>,
    /// Whether the source account needs administrator rights.
    pub is_admin_access_required: bool,
    /// The type to use instead for a personal connector.
    pub personal_connector_type: Option<String>,
    /// The owner of a connector: the team or a user. The server refuses other values.
    pub scope: ConnectorScope,
    /// Hint text for users.
    pub connector_info: Option<String>,
    /// The id of the instance, used in paths.
    #[cfg_attr(feature = "serde", serde(rename = "_key"))]
    pub connector_id: String,
    /// The way to sign in, fixed at creation.
    pub auth_type: Option<ConnectorAuthType>,
    /// Whether sync is switched on.
    pub is_active: bool,
    /// Whether agents may use it.
    pub is_agent_active: bool,
    /// The flag `isConfigured`.
    pub is_configured: bool,
    /// Whether a sign-in or connection test has succeeded.
    pub is_authenticated: bool,
    /// `null` until the first sync.
    pub status: Option<ConnectorStatus>,
    /// Whether changes are refused for now.
    pub is_locked: Option<bool>,
    /// Creation time, milliseconds since 1970.
    pub created_at_timestamp: Option<i64>,
    /// The time of the last change, milliseconds since 1970.
    pub updated_at_timestamp: Option<i64>,
    /// User id of the creator.
    pub created_by: Option<String>,
    /// The id of the user.
    pub updated_by: Option<String>,
    /// The schema of the type; only when a single instance is asked for.
    pub config: Option<ConnectorSchema>,
}
from_json! {
    ConnectorInstance {
        name = "name",
        connector_type = "type",
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
        connector_id = "_key",
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
