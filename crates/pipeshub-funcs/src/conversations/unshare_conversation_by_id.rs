// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.
//! `POST /conversations/{conversationId}/unshare`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, Resend,
    from_json, to_json,
};

use crate::models::conversations::{RequestMeta, SharedWithEntry};

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "unshareConversationById|/conversations/{conversationId}/unshare|conversation:write",
)
.resend(Resend::Safe);

/// The arguments of [`conversations_unshare_conversation_by_id`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UnshareConversationByIdRequest {
    /// The id of the conversation.
    pub conversation_id: String,
    /// At least one user id. Not empty.
    pub user_ids: Vec<String>,
}
builder!(UnshareConversationByIdRequest(conversation_id: String, user_ids: Vec<String>) {});
to_json! {
    UnshareConversationByIdRequest {
        user_ids = "userIds<1,<,,h",
    }
}

/// The sharing state after the change, with the users asked for.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UnshareConversationByIdResponse {
    /// The id.
    pub id: String,
    /// The flag `isShared`.
    pub is_shared: bool,
    /// Users it is shared with.
    pub shared_with: Vec<SharedWithEntry>,
    /// The `userIds` of the request.
    pub unshared_users: Vec<String>,
    /// Trace id and timing that the gateway adds to a response.
    pub meta: RequestMeta,
}
from_json! {
    UnshareConversationByIdResponse {
        id = "id",
        is_shared = "isShared",
        shared_with = "sharedWith",
        unshared_users = "unsharedUsers",
        meta = "meta",
    }
}

/// Removes the access of users to a conversation.
///
/// An OAuth token needs the scope `conversation:write`. `conversation:chat`: only to close
/// attachments to the users. failure goes unnoticed.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 429 or 500, besides the errors
/// of each call.
#[doc(alias = "conversationsUnshareConversationById")]
pub fn conversations_unshare_conversation_by_id(
    core: &PipeshubCore,
    request: UnshareConversationByIdRequest,
) -> Reply<'_, UnshareConversationByIdResponse> {
    let call = Call::new(&OPERATION)
        .path_within(
            const { QueryLimits::new("conversationId<,,h") },
            &request.conversation_id,
        )
        .body(&request);
    core.call(call, RawReply::read)
}
