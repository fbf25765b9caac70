// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.
//! `POST /agents/{agentKey}/conversations/attachments/upload`

use std::time::Duration;

use pipeshub_core::{
    Call, Form, Operation, PackedOperation, Part, PipeshubCore, QueryLimits, RawReply, Reply,
};

use crate::models::conversations::ChatAttachmentUploadResponse;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "uploadAgentConversationChatAttachments\
     |/agents/{agentKey}/conversations/attachments/upload\
     |agent:execute conversation:chat",
)
.timeout(Duration::from_secs(300));

/// The arguments of [`agents_upload_agent_conversation_chat_attachments`].
#[derive(Debug)]
#[non_exhaustive]
pub struct UploadAgentConversationChatAttachmentsRequest {
    /// The key of the agent. Not empty.
    pub agent_key: String,
    /// The conversation of the files. Empty or absent for a new one.
    pub conversation_id: Option<String>,
    /// 1 to 10 files of at most 5 MiB each: PDF, JPEG, PNG, TXT, MD, MDX, DOCX, XLSX, CSV or TSV by
    /// declared media type. From 1 to 10 items.
    pub files: Vec<Part>,
}
builder!(UploadAgentConversationChatAttachmentsRequest(agent_key: String, files: Vec<Part>) {
    conversation_id: String,
});

/// Uploads files to use in a chat with an agent.
///
/// An OAuth token needs the scopes `agent:execute` and `conversation:chat`.
///
/// The SDK never sends the request again once the server may have received it.
///
/// The default deadline is 300 s.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 429, 500 or 503, besides the
/// errors of each call.
#[doc(alias = "agentsUploadAgentConversationChatAttachments")]
pub fn agents_upload_agent_conversation_chat_attachments(
    core: &PipeshubCore,
    request: UploadAgentConversationChatAttachmentsRequest,
) -> Reply<'_, ChatAttachmentUploadResponse> {
    let call = Call::new(&OPERATION)
        .path("agentKey", &request.agent_key)
        .limit(
            const { QueryLimits::new("conversationId<,,H") },
            request.conversation_id.as_deref(),
        )
        .limit_items(
            const { QueryLimits::new("files<1,10") },
            request.files.len(),
        );
    let form = Form::new()
        .texts("conversationId", request.conversation_id)
        .parts("files", request.files);
    core.call(call.form(form), RawReply::read)
}
