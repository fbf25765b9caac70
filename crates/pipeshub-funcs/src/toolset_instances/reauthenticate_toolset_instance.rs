// Written from api/openapi/toolsets.yaml by `cargo xtask operations`. Do not edit.
//! `POST /toolsets/instances/{instanceId}/reauthenticate`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend};

use crate::models::toolsets::ToolsetMessageResponse;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "reauthenticateToolsetInstance|/toolsets/instances/{instanceId}/reauthenticate\
     |connector:write",
)
.resend(Resend::Safe);

/// The arguments of [`toolset_instances_reauthenticate_toolset_instance`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ReauthenticateToolsetInstanceRequest {
    /// Instance id, a UUID. From 1 to 64 characters.
    pub instance_id: String,
}
builder!(ReauthenticateToolsetInstanceRequest(instance_id: String) {});

/// Deletes the sign-in of the caller, who must then sign in again.
///
/// An OAuth token needs the scope `connector:write`.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 404, besides the errors of each call.
#[doc(alias = "toolsetInstancesReauthenticateToolsetInstance")]
pub fn toolset_instances_reauthenticate_toolset_instance(
    core: &PipeshubCore,
    request: ReauthenticateToolsetInstanceRequest,
) -> Reply<'_, ToolsetMessageResponse> {
    let call = Call::new(&OPERATION).id("instanceId", &request.instance_id);
    core.call(call, RawReply::read)
}
