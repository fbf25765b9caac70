// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.
//! `DELETE /agents/{agentKey}/conversations/{conversationId}`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, Resend, from_json,
};

use crate::models::conversations::AgentConversation;

static OPERATION: PackedOperation = Operation::packed(
    "DELETE",
    "deleteAgentConversationById|/agents/{agentKey}/conversations/{conversationId}|agent:write",
)
.resend(Resend::Safe);

/// The arguments of [`agents_delete_agent_conversation_by_id`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DeleteAgentConversationByIdRequest {
    /// The key of the agent. Not empty.
    pub agent_key: String,
    /// The id of the conversation.
    pub conversation_id: String,
}
builder!(DeleteAgentConversationByIdRequest(agent_key: String, conversation_id: String) {});

/// `Answer` to a delete; says deleted even when nothing was found.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AgentConversationDeleteResponse {
    /// The message.
    pub message: String,
    /// The deleted conversation, or null when none was found.
    pub conversation: Option<AgentConversation>,
}
from_json! {
    AgentConversationDeleteResponse {
        message = "message",
        conversation = "conversation",
    }
}

/// Deletes an agent conversation.
///
/// An OAuth token needs the scope `agent:write`.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 429 or 500, besides the errors of
/// each call.
#[doc(alias = "agentsDeleteAgentConversationById")]
pub fn agents_delete_agent_conversation_by_id(
    core: &PipeshubCore,
    request: DeleteAgentConversationByIdRequest,
) -> Reply<'_, AgentConversationDeleteResponse> {
    let call = Call::new(&OPERATION)
        .path("agentKey", &request.agent_key)
        .path_within(
            const { QueryLimits::new("conversationId<,,h") },
            &request.conversation_id,
        );
    core.call(call, RawReply::read)
}
