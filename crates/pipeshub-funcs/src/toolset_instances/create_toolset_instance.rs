// Written from api/openapi/toolsets.yaml by `cargo xtask operations`. Do not edit.
//! `POST /toolsets/instances`

use pipeshub_core::json::RawJson;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json, open_enum, to_json,
};

use crate::models::toolsets::ToolsetInstance;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "createToolsetInstance|/toolsets/instances\
     |connector:write user:read\
     |look with toolset_instances_get_toolset_instances whether the instance exists \
         before you create it again",
);

/// The arguments of [`toolset_instances_create_toolset_instance`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct CreateToolsetInstanceRequest {
    /// Unique per type, letter case ignored. Not empty.
    pub instance_name: String,
    /// Registry name; stored in lower case. Not empty.
    pub toolset_type: String,
    /// A type that the toolset supports, or `NONE`, in any case.
    pub auth_type: CreateToolsetInstanceRequestAuthType,
    /// The fields with usage CONFIGURE or BOTH; `clientId` and `clientSecret` for OAUTH.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub auth_config: Option<RawJson>,
    /// The URL of the web app, which becomes part of the OAuth redirect URL.
    pub base_url: Option<String>,
    /// Existing OAuth application to link; OAUTH only.
    pub oauth_config_id: Option<String>,
    /// The name for a new OAuth application; default `instanceName`.
    pub oauth_instance_name: Option<String>,
}
builder!(CreateToolsetInstanceRequest(
    instance_name: String,
    toolset_type: String,
    auth_type: CreateToolsetInstanceRequestAuthType,
) {
    auth_config: RawJson,
    base_url: String,
    oauth_config_id: String,
    oauth_instance_name: String,
});
to_json! {
    CreateToolsetInstanceRequest {
        instance_name = "instanceName<1,",
        toolset_type = "toolsetType<1,",
        auth_type = "authType<1,",
        auth_config = "authConfig",
        base_url = "baseUrl",
        oauth_config_id = "oauthConfigId",
        oauth_instance_name = "oauthInstanceName",
    }
}

open_enum! {
    /// A type that the toolset supports, or `NONE`, in any case.
    pub enum CreateToolsetInstanceRequestAuthType {
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

/// The new instance.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct CreateToolsetInstanceResponse {
    /// Always `success`.
    pub status: String,
    /// A toolset that an administrator configured for the organization.
    pub instance: ToolsetInstance,
    /// A sentence in English for people. Do not compare it.
    pub message: String,
}
from_json! {
    CreateToolsetInstanceResponse {
        status = "status",
        instance = "instance",
        message = "message",
    }
}

/// Creates a toolset instance for the organization.
///
/// An OAuth token needs the scopes `connector:write` and `user:read`. The user must be an
/// administrator.
///
/// The SDK never sends the request again once the server may have received it.
///
/// The response contains secrets, which `Debug` does not print.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 403, 404 or 409, besides the errors of each
/// call.
#[doc(alias = "toolsetInstancesCreateToolsetInstance")]
pub fn toolset_instances_create_toolset_instance(
    core: &PipeshubCore,
    request: CreateToolsetInstanceRequest,
) -> Reply<'_, CreateToolsetInstanceResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
