// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.
//! `DELETE /conversations/attachments/{recordId}`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, QueryLimits, Reply, Resend};

static OPERATION: PackedOperation = Operation::packed(
    "DELETE",
    "deleteConversationChatAttachment|/conversations/attachments/{recordId}|conversation:chat",
)
.resend(Resend::Safe);

/// The arguments of [`conversations_delete_conversation_chat_attachment`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DeleteConversationChatAttachmentRequest {
    /// `recordId` that the upload returned. From 1 to 256 characters.
    pub record_id: String,
}
builder!(DeleteConversationChatAttachmentRequest(record_id: String) {});

/// Deletes an uploaded chat attachment.
///
/// An OAuth token needs the scope `conversation:chat`.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 429, 500 or 503, besides the errors
/// of each call.
#[doc(alias = "conversationsDeleteConversationChatAttachment")]
pub fn conversations_delete_conversation_chat_attachment(
    core: &PipeshubCore,
    request: DeleteConversationChatAttachmentRequest,
) -> Reply<'_, ()> {
    let call = Call::new(&OPERATION).path_within(
        const { QueryLimits::new("recordId<1,256") },
        &request.record_id,
    );
    core.call(call, |raw| Ok(raw.into_response(())))
}
