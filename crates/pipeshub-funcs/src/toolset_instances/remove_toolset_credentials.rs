// Written from api/openapi/toolsets.yaml by `cargo xtask operations`. Do not edit.
//! `DELETE /toolsets/instances/{instanceId}/credentials`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend};

use crate::models::toolsets::ToolsetMessageResponse;

static OPERATION: PackedOperation = Operation::packed(
    "DELETE",
    "removeToolsetCredentials|/toolsets/instances/{instanceId}/credentials|connector:write",
)
.resend(Resend::Safe);

/// The arguments of [`toolset_instances_remove_toolset_credentials`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct RemoveToolsetCredentialsRequest {
    /// Instance id, a UUID. From 1 to 64 characters.
    pub instance_id: String,
}
builder!(RemoveToolsetCredentialsRequest(instance_id: String) {});

/// Deletes the stored sign-in of the caller for a toolset instance.
///
/// An OAuth token needs the scope `connector:write`.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, besides the errors of each call.
#[doc(alias = "toolsetInstancesRemoveToolsetCredentials")]
pub fn toolset_instances_remove_toolset_credentials(
    core: &PipeshubCore,
    request: RemoveToolsetCredentialsRequest,
) -> Reply<'_, ToolsetMessageResponse> {
    let call = Call::new(&OPERATION).id("instanceId", &request.instance_id);
    core.call(call, RawReply::read)
}
