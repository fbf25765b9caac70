// Written from api/openapi/toolsets.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;
use pipeshub_core::json::RawJson;

use crate::models::toolsets::ToolsetInstanceAuthType;

/// A toolset that an administrator configured for the organization.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ToolsetInstance {
    /// Instance id, a UUID.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: String,
    /// The instance name.
    pub instance_name: String,
    /// The value of the creation in lower case.
    pub toolset_type: String,
    /// The kind of sign-in, upper case.
    pub auth_type: ToolsetInstanceAuthType,
    /// The org id.
    pub org_id: String,
    /// User id of the administrator.
    pub created_by: String,
    /// The time in milliseconds since 1970.
    pub created_at_timestamp: i64,
    /// The time in milliseconds since 1970.
    pub updated_at_timestamp: i64,
    /// Linked OAuth application; absent if none.
    pub oauth_config_id: Option<String>,
    /// The stored `authConfig` in plain text. Absent if the creation linked an OAuth application.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub auth: Option<RawJson>,
}
from_json! {
    ToolsetInstance {
        id = "_id",
        instance_name = "instanceName",
        toolset_type = "toolsetType",
        auth_type = "authType",
        org_id = "orgId",
        created_by = "createdBy",
        created_at_timestamp = "createdAtTimestamp",
        updated_at_timestamp = "updatedAtTimestamp",
        oauth_config_id = "oauthConfigId",
        auth = "auth",
    }
}
