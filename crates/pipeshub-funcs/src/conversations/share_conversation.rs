// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.
//! `POST /conversations/{conversationId}/share`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, Resend,
    from_json, to_json,
};

use crate::models::conversations::{RequestMeta, SharedWithEntry};

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "shareConversation|/conversations/{conversationId}/share|conversation:write user:read",
)
.resend(Resend::Safe);

/// The arguments of [`conversations_share_conversation`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ShareConversationRequest {
    /// The id of the conversation.
    pub conversation_id: String,
    /// At least one user id. Not empty.
    pub user_ids: Vec<String>,
}
builder!(ShareConversationRequest(conversation_id: String, user_ids: Vec<String>) {});
to_json! {
    ShareConversationRequest {
        user_ids = "userIds<1,<,,h",
    }
}

/// The sharing state after the change.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ShareConversationResponse {
    /// The id.
    pub id: String,
    /// The flag `isShared`.
    pub is_shared: bool,
    /// Users it is shared with.
    pub shared_with: Vec<SharedWithEntry>,
    /// Trace id and timing that the gateway adds to a response.
    pub meta: RequestMeta,
}
from_json! {
    ShareConversationResponse {
        id = "id",
        is_shared = "isShared",
        shared_with = "sharedWith",
        meta = "meta",
    }
}

/// Shares a conversation with users, for reading.
///
/// An OAuth token needs the scopes `conversation:write` and `user:read`. `conversation:chat`: only
/// to open attachments to the users. failure goes unnoticed.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 429 or 500, besides the errors
/// of each call.
#[doc(alias = "conversationsShareConversation")]
pub fn conversations_share_conversation(
    core: &PipeshubCore,
    request: ShareConversationRequest,
) -> Reply<'_, ShareConversationResponse> {
    let call = Call::new(&OPERATION)
        .path_within(
            const { QueryLimits::new("conversationId<,,h") },
            &request.conversation_id,
        )
        .body(&request);
    core.call(call, RawReply::read)
}
