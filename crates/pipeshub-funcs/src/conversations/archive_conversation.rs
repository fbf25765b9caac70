// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.
//! `PATCH /conversations/{conversationId}/archive`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply};

use crate::models::conversations::ArchiveConversationResponse;

static OPERATION: PackedOperation = Operation::packed(
    "PATCH",
    "archiveConversation|/conversations/{conversationId}/archive|conversation:write",
);

/// The arguments of [`conversations_archive_conversation`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ArchiveConversationRequest {
    /// The id of the conversation.
    pub conversation_id: String,
}
builder!(ArchiveConversationRequest(conversation_id: String) {});

/// Moves a conversation of the caller into the archive.
///
/// An OAuth token needs the scope `conversation:write`.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 429 or 500, besides the errors
/// of each call.
#[doc(alias = "conversationsArchiveConversation")]
pub fn conversations_archive_conversation(
    core: &PipeshubCore,
    request: ArchiveConversationRequest,
) -> Reply<'_, ArchiveConversationResponse> {
    let call = Call::new(&OPERATION).path_within(
        const { QueryLimits::new("conversationId<,,h") },
        &request.conversation_id,
    );
    core.call(call, RawReply::read)
}
