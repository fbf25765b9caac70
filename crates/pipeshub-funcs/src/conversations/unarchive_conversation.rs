// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.
//! `PATCH /conversations/{conversationId}/unarchive`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply};

use crate::models::conversations::UnarchiveConversationResponse;

static OPERATION: PackedOperation = Operation::packed(
    "PATCH",
    "unarchiveConversation|/conversations/{conversationId}/unarchive|conversation:write",
);

/// The arguments of [`conversations_unarchive_conversation`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UnarchiveConversationRequest {
    /// The id of the conversation.
    pub conversation_id: String,
}
builder!(UnarchiveConversationRequest(conversation_id: String) {});

/// Moves a conversation of the caller out of the archive.
///
/// An OAuth token needs the scope `conversation:write`.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 429 or 500, besides the errors
/// of each call.
#[doc(alias = "conversationsUnarchiveConversation")]
pub fn conversations_unarchive_conversation(
    core: &PipeshubCore,
    request: UnarchiveConversationRequest,
) -> Reply<'_, UnarchiveConversationResponse> {
    let call = Call::new(&OPERATION).path_within(
        const { QueryLimits::new("conversationId<,,h") },
        &request.conversation_id,
    );
    core.call(call, RawReply::read)
}
