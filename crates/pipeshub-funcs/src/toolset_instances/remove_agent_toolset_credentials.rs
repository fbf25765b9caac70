// Written from api/openapi/toolsets.yaml by `cargo xtask operations`. Do not edit.
//! `DELETE /toolsets/agents/{agentKey}/instances/{instanceId}/credentials`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend};

use crate::models::toolsets::ToolsetMessageResponse;

static OPERATION: PackedOperation = Operation::packed(
    "DELETE",
    "removeAgentToolsetCredentials\
     |/toolsets/agents/{agentKey}/instances/{instanceId}/credentials\
     |agent:write",
)
.resend(Resend::Safe);

/// The arguments of [`toolset_instances_remove_agent_toolset_credentials`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct RemoveAgentToolsetCredentialsRequest {
    /// The key of the agent, a UUID. From 1 to 64 characters.
    pub agent_key: String,
    /// Instance id, a UUID. From 1 to 64 characters.
    pub instance_id: String,
}
builder!(RemoveAgentToolsetCredentialsRequest(agent_key: String, instance_id: String) {});

/// Deletes the stored secrets of an agent for a toolset instance.
///
/// An OAuth token needs the scope `agent:write`. The user must be able to change the agent.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403 or 404, besides the errors of each
/// call.
#[doc(alias = "toolsetInstancesRemoveAgentToolsetCredentials")]
pub fn toolset_instances_remove_agent_toolset_credentials(
    core: &PipeshubCore,
    request: RemoveAgentToolsetCredentialsRequest,
) -> Reply<'_, ToolsetMessageResponse> {
    let call = Call::new(&OPERATION)
        .id("agentKey", &request.agent_key)
        .id("instanceId", &request.instance_id);
    core.call(call, RawReply::read)
}
