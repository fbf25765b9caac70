// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.
//! `POST /agents/{agentKey}/conversations/{conversationId}/unarchive`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply};

use crate::models::conversations::UnarchiveConversationResponse;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "unarchiveAgentConversation|/agents/{agentKey}/conversations/{conversationId}/unarchive\
     |agent:write",
);

/// The arguments of [`agents_unarchive_agent_conversation`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UnarchiveAgentConversationRequest {
    /// The key of the agent. Not empty.
    pub agent_key: String,
    /// The id of the conversation.
    pub conversation_id: String,
}
builder!(UnarchiveAgentConversationRequest(agent_key: String, conversation_id: String) {});

/// Moves an agent conversation out of the archive.
///
/// An OAuth token needs the scope `agent:write`.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 429 or 500, besides the errors
/// of each call.
#[doc(alias = "agentsUnarchiveAgentConversation")]
pub fn agents_unarchive_agent_conversation(
    core: &PipeshubCore,
    request: UnarchiveAgentConversationRequest,
) -> Reply<'_, UnarchiveConversationResponse> {
    let call = Call::new(&OPERATION)
        .path("agentKey", &request.agent_key)
        .path_within(
            const { QueryLimits::new("conversationId<,,h") },
            &request.conversation_id,
        );
    core.call(call, RawReply::read)
}
