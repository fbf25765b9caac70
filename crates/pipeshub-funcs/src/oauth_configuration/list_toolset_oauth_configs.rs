// Written from api/openapi/toolsets.yaml by `cargo xtask operations`. Do not edit.
//! `GET /toolsets/oauth-configs/{toolsetType}`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, Secret, from_json,
};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "listToolsetOAuthConfigs|/toolsets/oauth-configs/{toolsetType}|connector:read",
);

/// The arguments of [`oauth_configuration_list_toolset_oauth_configs`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ListToolsetOAuthConfigsRequest {
    /// The toolset type of the instance, in any case. From 1 to 64 characters.
    pub toolset_type: String,
}
builder!(ListToolsetOAuthConfigsRequest(toolset_type: String) {});

/// All OAuth applications of one toolset type.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ListToolsetOAuthConfigsResponse {
    /// Always `success`.
    pub status: String,
    /// The oauth configs.
    pub oauth_configs: Vec<ToolsetOAuthConfig>,
    /// The total.
    pub total: i64,
}
from_json! {
    ListToolsetOAuthConfigsResponse {
        status = "status",
        oauth_configs = "oauthConfigs",
        total = "total",
    }
}

/// OAuth application of a toolset type; settings and secret only for administrators; open.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ToolsetOAuthConfig {
    /// OAuth application id, a UUID.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: String,
    /// The oauth instance name.
    pub oauth_instance_name: String,
    /// The toolset type.
    pub toolset_type: String,
    /// User id of the administrator who made it.
    pub user_id: String,
    /// The org id.
    pub org_id: String,
    /// The time in milliseconds since 1970.
    pub created_at_timestamp: i64,
    /// The time in milliseconds since 1970.
    pub updated_at_timestamp: i64,
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
    ToolsetOAuthConfig {
        id = "_id",
        oauth_instance_name = "oauthInstanceName",
        toolset_type = "toolsetType",
        user_id = "userId",
        org_id = "orgId",
        created_at_timestamp = "createdAtTimestamp",
        updated_at_timestamp = "updatedAtTimestamp",
        client_id = "clientId",
        client_secret = "clientSecret",
        client_secret_set = "clientSecretSet",
        redirect_uri = "redirectUri",
        authorize_url = "authorizeUrl",
        token_url = "tokenUrl",
        scopes = "scopes",
    }
}

/// Lists the OAuth applications stored for a toolset type.
///
/// An OAuth token needs the scope `connector:read`. without `user:read` the response is smaller.
///
/// The response contains secrets, which `Debug` does not print.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401 or 403, besides the errors of each call.
#[doc(alias = "oAuthConfigurationListToolsetOAuthConfigs")]
pub fn oauth_configuration_list_toolset_oauth_configs(
    core: &PipeshubCore,
    request: ListToolsetOAuthConfigsRequest,
) -> Reply<'_, ListToolsetOAuthConfigsResponse> {
    let call = Call::new(&OPERATION).path_within(
        const { QueryLimits::new("toolsetType<1,64,n") },
        &request.toolset_type,
    );
    core.call(call, RawReply::read)
}
