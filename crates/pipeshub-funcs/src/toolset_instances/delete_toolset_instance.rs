// Written from api/openapi/toolsets.yaml by `cargo xtask operations`. Do not edit.
//! `DELETE /toolsets/instances/{instanceId}`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

static OPERATION: PackedOperation = Operation::packed(
    "DELETE",
    "deleteToolsetInstance|/toolsets/instances/{instanceId}\
     |connector:delete user:read\
     |look with toolset_instances_get_toolset_instance whether the instance is gone",
);

/// The arguments of [`toolset_instances_delete_toolset_instance`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DeleteToolsetInstanceRequest {
    /// Instance id, a UUID. From 1 to 64 characters.
    pub instance_id: String,
}
builder!(DeleteToolsetInstanceRequest(instance_id: String) {});

/// Counts of the deletion.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DeleteToolsetInstanceResponse {
    /// Always `success`.
    pub status: String,
    /// A sentence in English for people. Do not compare it.
    pub message: String,
    /// The instance id.
    pub instance_id: String,
    /// Sign-in records removed with it.
    pub deleted_credentials_count: i64,
}
from_json! {
    DeleteToolsetInstanceResponse {
        status = "status",
        message = "message",
        instance_id = "instanceId",
        deleted_credentials_count = "deletedCredentialsCount",
    }
}

/// Deletes a toolset instance with all sign-ins stored for it.
///
/// An OAuth token needs the scopes `connector:delete` and `user:read`. The user must be an
/// administrator.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 403, 404, 409 or 500, besides the errors of each
/// call.
#[doc(alias = "toolsetInstancesDeleteToolsetInstance")]
pub fn toolset_instances_delete_toolset_instance(
    core: &PipeshubCore,
    request: DeleteToolsetInstanceRequest,
) -> Reply<'_, DeleteToolsetInstanceResponse> {
    let call = Call::new(&OPERATION).id("instanceId", &request.instance_id);
    core.call(call, RawReply::read)
}
