// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `POST /connectors`

use pipeshub_core::json::RawJson;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json, to_json,
};

use crate::models::connectors::{ConnectorAuthType, ConnectorFiltersInput, ConnectorScope};

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "createConnectorInstance|/connectors\
     |connector:write user:read\
     |look with connector_instances_list_connector_instances whether the connector \
         exists before you create it again",
);

/// The arguments of [`connector_instances_create_connector_instance`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct CreateConnectorInstanceRequest {
    /// A type of the registry, with the same spelling. Not empty.
    pub connector_type: String,
    /// Unique within the scope, and not blank. Not empty.
    pub instance_name: String,
    /// The owner of a connector: the team or a user. The server refuses other values.
    pub scope: ConnectorScope,
    /// A kind that the type supports. The default is the first. It cannot be changed later.
    pub auth_type: Option<ConnectorAuthType>,
    /// First settings of a new connector; other keys are dropped.
    pub config: Option<CreateConnectorConfig>,
    /// The URL of the web app, for the OAuth redirect.
    pub base_url: Option<String>,
}
builder!(CreateConnectorInstanceRequest(
    connector_type: String,
    instance_name: String,
    scope: ConnectorScope,
) {
    auth_type: ConnectorAuthType,
    config: CreateConnectorConfig,
    base_url: String,
});
to_json! {
    CreateConnectorInstanceRequest {
        connector_type = "connectorType<1,",
        instance_name = "instanceName<1,",
        scope = "scope",
        auth_type = "authType",
        config = "config",
        base_url = "baseUrl",
    }
}

/// First settings of a new connector; other keys are dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct CreateConnectorConfig {
    /// The sign-in values in one object, with the field names of the type's schema. Known fields:
    /// `oauthConfigId`, `oauthInstanceName`, `authType`.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub auth: Option<RawJson>,
    /// Sync settings, merged key by key into the stored ones. Known fields: `selectedStrategy`,
    /// `scheduledConfig`, `customValues`.
    pub sync: Option<RawJson>,
    /// Filter settings; each category given replaces the stored one.
    pub filters: Option<ConnectorFiltersInput>,
}
builder!(CreateConnectorConfig() { auth: RawJson, sync: RawJson, filters: ConnectorFiltersInput });
to_json! {
    CreateConnectorConfig {
        auth = "auth",
        sync = "sync",
        filters = "filters",
    }
}

/// The result of a creation.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct CreateConnectorInstanceResponse {
    /// The flag `success`.
    pub success: bool,
    /// Key facts of a connector that was just created.
    pub connector: CreatedConnector,
    /// The message.
    pub message: String,
}
from_json! {
    CreateConnectorInstanceResponse {
        success = "success",
        connector = "connector",
        message = "message",
    }
}

/// Key facts of a connector that was just created.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct CreatedConnector {
    /// The connector id.
    pub connector_id: String,
    /// The connector type.
    pub connector_type: String,
    /// The instance name.
    pub instance_name: String,
    /// The flag `created`.
    pub created: bool,
    /// The owner of a connector: the team or a user. The server refuses other values.
    pub scope: ConnectorScope,
    /// The id of the user.
    pub created_by: String,
    /// Always false for a connector that was just created.
    pub is_authenticated: bool,
    /// Whether the request had a config.
    pub is_configured: bool,
}
from_json! {
    CreatedConnector {
        connector_id = "connectorId",
        connector_type = "connectorType",
        instance_name = "instanceName",
        created = "created",
        scope = "scope",
        created_by = "createdBy",
        is_authenticated = "isAuthenticated",
        is_configured = "isConfigured",
    }
}

/// Creates a connector instance of a given type and scope.
///
/// An OAuth token needs the scopes `connector:write` and `user:read`. `user:read` only lets the
/// rights of an administrator count. For a connector of the team, the user must be an
/// administrator.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "connectorInstancesCreateConnectorInstance")]
pub fn connector_instances_create_connector_instance(
    core: &PipeshubCore,
    request: CreateConnectorInstanceRequest,
) -> Reply<'_, CreateConnectorInstanceResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
