// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.
//! `DELETE /agents/{agentKey}/conversations/attachments/{recordId}`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, QueryLimits, Reply, Resend};

static OPERATION: PackedOperation = Operation::packed(
    "DELETE",
    "deleteAgentConversationChatAttachment\
     |/agents/{agentKey}/conversations/attachments/{recordId}\
     |agent:execute conversation:chat",
)
.resend(Resend::Safe);

/// The arguments of [`agents_delete_agent_conversation_chat_attachment`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DeleteAgentConversationChatAttachmentRequest {
    /// The key of the agent. Not empty.
    pub agent_key: String,
    /// `recordId` that the upload returned. From 1 to 256 characters.
    pub record_id: String,
}
builder!(DeleteAgentConversationChatAttachmentRequest(agent_key: String, record_id: String) {});

/// Deletes a chat attachment uploaded for an agent.
///
/// An OAuth token needs the scopes `agent:execute` and `conversation:chat`.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 429, 500 or 503, besides the errors
/// of each call.
#[doc(alias = "agentsDeleteAgentConversationChatAttachment")]
pub fn agents_delete_agent_conversation_chat_attachment(
    core: &PipeshubCore,
    request: DeleteAgentConversationChatAttachmentRequest,
) -> Reply<'_, ()> {
    let call = Call::new(&OPERATION)
        .path("agentKey", &request.agent_key)
        .path_within(
            const { QueryLimits::new("recordId<1,256") },
            &request.record_id,
        );
    core.call(call, |raw| Ok(raw.into_response(())))
}
