// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.
//! `PATCH /conversations/{conversationId}/title`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, Resend,
    from_json, to_json,
};

use crate::models::conversations::{Conversation, RequestMeta};

static OPERATION: PackedOperation = Operation::packed(
    "PATCH",
    "updateConversationTitle|/conversations/{conversationId}/title|conversation:write",
)
.resend(Resend::Safe);

/// The arguments of [`conversations_update_conversation_title`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateConversationTitleRequest {
    /// The id of the conversation.
    pub conversation_id: String,
    /// The title. From 1 to 200 characters.
    pub title: String,
}
builder!(UpdateConversationTitleRequest(conversation_id: String, title: String) {});
to_json! {
    UpdateConversationTitleRequest {
        title = "title<1,200",
    }
}

/// The renamed conversation, whole.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateConversationTitleResponse {
    /// A stored assistant conversation with all its messages.
    pub conversation: Conversation,
    /// Trace id and timing that the gateway adds to a response.
    pub meta: RequestMeta,
}
from_json! {
    UpdateConversationTitleResponse {
        conversation = "conversation",
        meta = "meta",
    }
}

/// Renames a conversation of the caller.
///
/// An OAuth token needs the scope `conversation:write`.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 429 or 500, besides the errors
/// of each call.
#[doc(alias = "conversationsUpdateConversationTitle")]
pub fn conversations_update_conversation_title(
    core: &PipeshubCore,
    request: UpdateConversationTitleRequest,
) -> Reply<'_, UpdateConversationTitleResponse> {
    let call = Call::new(&OPERATION)
        .path_within(
            const { QueryLimits::new("conversationId<,,h") },
            &request.conversation_id,
        )
        .body(&request);
    core.call(call, RawReply::read)
}
