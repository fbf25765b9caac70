// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.
//! `PATCH /agents/{agentKey}/conversations/{conversationId}/title`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, Resend,
    from_json, to_json,
};

use crate::models::conversations::{AgentConversation, RequestMeta};

static OPERATION: PackedOperation = Operation::packed(
    "PATCH",
    "updateAgentConversationTitle|/agents/{agentKey}/conversations/{conversationId}/title\
     |agent:write",
)
.resend(Resend::Safe);

/// The arguments of [`agents_update_agent_conversation_title`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateAgentConversationTitleRequest {
    /// The key of the agent. Not empty.
    pub agent_key: String,
    /// The id of the conversation.
    pub conversation_id: String,
    /// The title. From 1 to 200 characters.
    pub title: String,
}
builder!(UpdateAgentConversationTitleRequest(
    agent_key: String,
    conversation_id: String,
    title: String,
) {});
to_json! {
    UpdateAgentConversationTitleRequest {
        title = "title<1,200",
    }
}

/// The renamed agent conversation, whole.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AgentConversationTitleUpdateResponse {
    /// A stored agent conversation with all its messages.
    pub conversation: AgentConversation,
    /// Trace id and timing that the gateway adds to a response.
    pub meta: RequestMeta,
}
from_json! {
    AgentConversationTitleUpdateResponse {
        conversation = "conversation",
        meta = "meta",
    }
}

/// Renames an agent conversation of the caller.
///
/// An OAuth token needs the scope `agent:write`.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 429 or 500, besides the errors
/// of each call.
#[doc(alias = "agentsUpdateAgentConversationTitle")]
pub fn agents_update_agent_conversation_title(
    core: &PipeshubCore,
    request: UpdateAgentConversationTitleRequest,
) -> Reply<'_, AgentConversationTitleUpdateResponse> {
    let call = Call::new(&OPERATION)
        .path("agentKey", &request.agent_key)
        .path_within(
            const { QueryLimits::new("conversationId<,,h") },
            &request.conversation_id,
        )
        .body(&request);
    core.call(call, RawReply::read)
}
