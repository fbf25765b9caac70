// Written from api/openapi/toolsets.yaml by `cargo xtask operations`. Do not edit.
//! `PUT /toolsets/instances/{instanceId}`

use pipeshub_core::json::RawJson;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, from_json, to_json,
};

use crate::models::toolsets::ToolsetInstance;

static OPERATION: PackedOperation = Operation::packed(
    "PUT",
    "updateToolsetInstance|/toolsets/instances/{instanceId}|connector:write user:read",
)
.resend(Resend::Safe);

/// The arguments of [`toolset_instances_update_toolset_instance`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateToolsetInstanceRequest {
    /// Instance id, a UUID. From 1 to 64 characters.
    pub instance_id: String,
    /// The new name; a change of letter case alone is ignored.
    pub instance_name: Option<String>,
    /// For `OAUTH`, merged into the application. For other kinds, it replaces the stored one.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub auth_config: Option<RawJson>,
    /// The URL of the web app. Only for `OAUTH`.
    pub base_url: Option<String>,
    /// Other OAuth application to link; OAUTH only.
    pub oauth_config_id: Option<String>,
}
builder!(UpdateToolsetInstanceRequest(instance_id: String) {
    instance_name: String,
    auth_config: RawJson,
    base_url: String,
    oauth_config_id: String,
});
to_json! {
    UpdateToolsetInstanceRequest {
        instance_name = "instanceName",
        auth_config = "authConfig",
        base_url = "baseUrl",
        oauth_config_id = "oauthConfigId",
    }
}

/// The instance after the change.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateToolsetInstanceResponse {
    /// Always `success`.
    pub status: String,
    /// A toolset that an administrator configured for the organization.
    pub instance: ToolsetInstance,
    /// A sentence in English for people. Do not compare it.
    pub message: String,
    /// Sign-in records marked as signed out.
    pub deauthenticated_user_count: i64,
}
from_json! {
    UpdateToolsetInstanceResponse {
        status = "status",
        instance = "instance",
        message = "message",
        deauthenticated_user_count = "deauthenticatedUserCount",
    }
}

/// Renames a toolset instance or changes its sign-in settings.
///
/// An OAuth token needs the scopes `connector:write` and `user:read`. The user must be an
/// administrator.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// The response contains secrets, which `Debug` does not print.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 403, 404, 409 or 500, besides the errors of
/// each call.
#[doc(alias = "toolsetInstancesUpdateToolsetInstance")]
pub fn toolset_instances_update_toolset_instance(
    core: &PipeshubCore,
    request: UpdateToolsetInstanceRequest,
) -> Reply<'_, UpdateToolsetInstanceResponse> {
    let call = Call::new(&OPERATION)
        .id("instanceId", &request.instance_id)
        .body(&request);
    core.call(call, RawReply::read)
}
