// Written from api/openapi/toolsets.yaml by `cargo xtask operations`. Do not edit.
//! `GET /toolsets/instances/{instanceId}/status`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json, open_enum,
};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getToolsetInstanceStatus|/toolsets/instances/{instanceId}/status|connector:read",
);

/// The arguments of [`toolset_instances_get_toolset_instance_status`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetToolsetInstanceStatusRequest {
    /// Instance id, a UUID. From 1 to 64 characters.
    pub instance_id: String,
}
builder!(GetToolsetInstanceStatusRequest(instance_id: String) {});

/// The sign-in state of the caller for one instance.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetToolsetInstanceStatusResponse {
    /// Always `success`.
    pub status: String,
    /// The instance id.
    pub instance_id: String,
    /// The instance name.
    pub instance_name: String,
    /// The toolset type.
    pub toolset_type: String,
    /// The kind of sign-in.
    pub auth_type: GetToolsetInstanceStatusResponseAuthType,
    /// Always true.
    pub is_configured: bool,
    /// The stored flag; the server does not ask the provider.
    pub is_authenticated: bool,
}
from_json! {
    GetToolsetInstanceStatusResponse {
        status = "status",
        instance_id = "instanceId",
        instance_name = "instanceName",
        toolset_type = "toolsetType",
        auth_type = "authType",
        is_configured = "isConfigured",
        is_authenticated = "isAuthenticated",
    }
}

open_enum! {
    /// The kind of sign-in.
    pub enum GetToolsetInstanceStatusResponseAuthType {
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

/// Returns whether the caller is signed in to a toolset instance.
///
/// An OAuth token needs the scope `connector:read`.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 404, besides the errors of each call.
#[doc(alias = "toolsetInstancesGetToolsetInstanceStatus")]
pub fn toolset_instances_get_toolset_instance_status(
    core: &PipeshubCore,
    request: GetToolsetInstanceStatusRequest,
) -> Reply<'_, GetToolsetInstanceStatusResponse> {
    let call = Call::new(&OPERATION).id("instanceId", &request.instance_id);
    core.call(call, RawReply::read)
}
