// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::connectors::{
    ConnectorAuthSchema, ConnectorFiltersSchema, ConnectorPermissionModel, ConnectorSyncSchema,
    DocumentationLink,
};

/// The settings that a connector type needs.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConnectorSchema {
    /// The icon path.
    pub icon_path: Option<String>,
    /// The flag `supportsRealtime`.
    pub supports_realtime: Option<bool>,
    /// The flag `supportsSync`.
    pub supports_sync: Option<bool>,
    /// The flag `supportsAgent`.
    pub supports_agent: Option<bool>,
    /// Whether the type is kept out of the registry list.
    pub hide_connector: Option<bool>,
    /// The rule of a connector type for access to records.
    pub permission_model: Option<ConnectorPermissionModel>,
    /// The ways in which a connector type can sign in.
    pub auth: ConnectorAuthSchema,
    /// The ways in which a connector type can sync.
    pub sync: ConnectorSyncSchema,
    /// All filters that a connector type offers.
    pub filters: ConnectorFiltersSchema,
    /// Absent inside an instance.
    pub documentation_links: Option<Vec<DocumentationLink>>,
    /// Absent inside an instance.
    pub is_admin_access_required: Option<bool>,
    /// Absent inside an instance.
    pub personal_connector_type: Option<String>,
}
from_json! {
    ConnectorSchema {
        icon_path = "iconPath",
        supports_realtime = "supportsRealtime",
        supports_sync = "supportsSync",
        supports_agent = "supportsAgent",
        hide_connector = "hideConnector",
        permission_model = "permissionModel",
        auth = "auth",
        sync = "sync",
        filters = "filters",
        documentation_links = "documentationLinks",
        is_admin_access_required = "isAdminAccessRequired",
        personal_connector_type = "personalConnectorType",
    }
}
