// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.
//! `POST /conversations/attachments/upload`

use std::time::Duration;

use pipeshub_core::{
    Call, Form, Operation, PackedOperation, Part, PipeshubCore, QueryLimits, RawReply, Reply,
};

use crate::models::conversations::ChatAttachmentUploadResponse;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "uploadConversationChatAttachments|/conversations/attachments/upload|conversation:chat",
)
.timeout(Duration::from_secs(300));

/// The arguments of [`conversations_upload_conversation_chat_attachments`].
#[derive(Debug)]
#[non_exhaustive]
pub struct UploadConversationChatAttachmentsRequest {
    /// The conversation of the files. Empty or absent for a new one.
    pub conversation_id: Option<String>,
    /// 1 to 10 files of at most 5 MiB each: PDF, JPEG, PNG, TXT, MD, MDX, DOCX, XLSX, CSV or TSV by
    /// declared media type. From 1 to 10 items.
    pub files: Vec<Part>,
}
builder!(UploadConversationChatAttachmentsRequest(files: Vec<Part>) { conversation_id: String });

/// Uploads files to use in a chat with the assistant.
///
/// An OAuth token needs the scope `conversation:chat`.
///
/// The SDK never sends the request again once the server may have received it.
///
/// The default deadline is 300 s.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 429, 500 or 503, besides the
/// errors of each call.
#[doc(alias = "conversationsUploadConversationChatAttachments")]
pub fn conversations_upload_conversation_chat_attachments(
    core: &PipeshubCore,
    request: UploadConversationChatAttachmentsRequest,
) -> Reply<'_, ChatAttachmentUploadResponse> {
    let call = Call::new(&OPERATION)
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
