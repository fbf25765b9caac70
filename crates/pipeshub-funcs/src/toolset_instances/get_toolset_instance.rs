// Written from api/openapi/toolsets.yaml by `cargo xtask operations`. Do not edit.
//! `GET /toolsets/instances/{instanceId}`

use pipeshub_core::json::RawJson;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Secret, from_json, open_enum,
};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getToolsetInstance|/toolsets/instances/{instanceId}|connector:read",
);

/// The arguments of [`toolset_instances_get_toolset_instance`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetToolsetInstanceRequest {
    /// Instance id, a UUID. From 1 to 64 characters.
    pub instance_id: String,
}
builder!(GetToolsetInstanceRequest(instance_id: String) {});

/// One toolset instance.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetToolsetInstanceResponse {
    /// Always `success`.
    pub status: String,
    /// A toolset instance with all its fields. Only administrators see the OAuth details.
    pub instance: ToolsetInstanceDetail,
}
from_json! {
    GetToolsetInstanceResponse {
        status = "status",
        instance = "instance",
    }
}

/// A toolset instance with all its fields. Only administrators see the OAuth details.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ToolsetInstanceDetail {
    /// Instance id, a UUID.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: String,
    /// The instance name.
    pub instance_name: String,
    /// The value of the creation in lower case.
    pub toolset_type: String,
    /// The kind of sign-in, upper case.
    pub auth_type: ToolsetInstanceDetailAuthType,
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
    /// The name of the type.
    pub display_name: String,
    /// The text of the type, may be empty.
    pub description: String,
    /// Empty for unknown types.
    pub icon_path: String,
    /// The tool count.
    pub tool_count: i64,
    /// The supported auth types.
    pub supported_auth_types: Vec<ToolsetInstanceDetailSupportedAuthTypesItem>,
    /// The OAuth application of an instance with its secret, and more fields of the provider.
    pub oauth_config: Option<ToolsetInstanceOAuthConfig>,
    /// The stored sign-in records, unfinished ones and agents included.
    pub authenticated_user_count: Option<i64>,
}
from_json! {
    ToolsetInstanceDetail {
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
        display_name = "displayName",
        description = "description",
        icon_path = "iconPath",
        tool_count = "toolCount",
        supported_auth_types = "supportedAuthTypes",
        oauth_config = "oauthConfig",
        authenticated_user_count = "authenticatedUserCount",
    }
}

open_enum! {
    /// The kind of sign-in, upper case.
    pub enum ToolsetInstanceDetailAuthType {
        /// `OAUTH`
        OAUTH = "OAUTH",
        /// `API_TOKEN`
        API_TOKEN = "API_TOKEN",
        /// `BASIC_AUTH`
        BASIC_AUTH = "BASIC_AUTH",
        /// `BEARER_TOKEN`
        BEARER_TOKEN = "BEARER_TOKEN",
        /// `USERNAME_PASSWORD`
        USERNAME_PASSWORD = "USERNAME_PASSWORD",
        /// `NONE`
        NONE = "NONE",
    }
}

open_enum! {
    /// The kind of sign-in.
    pub enum ToolsetInstanceDetailSupportedAuthTypesItem {
        /// `OAUTH`
        OAUTH = "OAUTH",
        /// `API_TOKEN`
        API_TOKEN = "API_TOKEN",
        /// `BASIC_AUTH`
        BASIC_AUTH = "BASIC_AUTH",
        /// `BEARER_TOKEN`
        BEARER_TOKEN = "BEARER_TOKEN",
        /// `USERNAME_PASSWORD`
        USERNAME_PASSWORD = "USERNAME_PASSWORD",
        /// `NONE`
        NONE = "NONE",
    }
}

/// The OAuth application of an instance with its secret, and more fields of the provider.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ToolsetInstanceOAuthConfig {
    /// OAuth application id, a UUID.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: String,
    /// The oauth instance name.
    pub oauth_instance_name: String,
    /// The client id.
    pub client_id: Option<String>,
    /// In plain text.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub client_secret: Option<Secret>,
    /// The flag `clientSecretSet`.
    pub client_secret_set: Option<bool>,
    /// Full callback address sent to the provider.
    pub redirect_uri: Option<String>,
    /// The authorize url.
    pub authorize_url: Option<String>,
    /// The token url.
    pub token_url: Option<String>,
    /// The scopes.
    pub scopes: Option<Vec<String>>,
}
from_json! {
    ToolsetInstanceOAuthConfig {
        id = "_id",
        oauth_instance_name = "oauthInstanceName",
        client_id = "clientId",
        client_secret = "clientSecret",
        client_secret_set = "clientSecretSet",
        redirect_uri = "redirectUri",
        authorize_url = "authorizeUrl",
        token_url = "tokenUrl",
        scopes = "scopes",
    }
}

/// Returns a toolset instance with the name and icon of its type.
///
/// An OAuth token needs the scope `connector:read`. without `user:read` the response is smaller.
///
/// The response contains secrets, which `Debug` does not print.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 404, besides the errors of each call.
#[doc(alias = "toolsetInstancesGetToolsetInstance")]
pub fn toolset_instances_get_toolset_instance(
    core: &PipeshubCore,
    request: GetToolsetInstanceRequest,
) -> Reply<'_, GetToolsetInstanceResponse> {
    let call = Call::new(&OPERATION).id("instanceId", &request.instance_id);
    core.call(call, RawReply::read)
}
