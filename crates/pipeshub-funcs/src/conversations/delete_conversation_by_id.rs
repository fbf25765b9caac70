// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.
//! `DELETE /conversations/{conversationId}`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, from_json,
    open_enum,
};

use crate::models::conversations::RequestMeta;

static OPERATION: PackedOperation = Operation::packed(
    "DELETE",
    "deleteConversationById|/conversations/{conversationId}|conversation:write",
);

/// The arguments of [`conversations_delete_conversation_by_id`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DeleteConversationByIdRequest {
    /// The id of the conversation.
    pub conversation_id: String,
}
builder!(DeleteConversationByIdRequest(conversation_id: String) {});

/// Confirms that a conversation is deleted.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DeleteConversationByIdResponse {
    /// The id.
    pub id: String,
    /// The status.
    pub status: DeleteConversationByIdResponseStatus,
    /// The deleted at.
    pub deleted_at: String,
    /// The deleted by.
    pub deleted_by: String,
    /// The citations of its messages.
    pub citations_deleted: i64,
    /// Trace id and timing that the gateway adds to a response.
    pub meta: RequestMeta,
}
from_json! {
    DeleteConversationByIdResponse {
        id = "id",
        status = "status",
        deleted_at = "deletedAt",
        deleted_by = "deletedBy",
        citations_deleted = "citationsDeleted",
        meta = "meta",
    }
}

open_enum! {
    /// The delete conversation by id response status.
    pub enum DeleteConversationByIdResponseStatus {
        /// `deleted`
        DELETED = "deleted",
    }
}

/// Deletes a conversation of the caller.
///
/// An OAuth token needs the scope `conversation:write`.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 429 or 500, besides the errors
/// of each call.
#[doc(alias = "conversationsDeleteConversationById")]
pub fn conversations_delete_conversation_by_id(
    core: &PipeshubCore,
    request: DeleteConversationByIdRequest,
) -> Reply<'_, DeleteConversationByIdResponse> {
    let call = Call::new(&OPERATION).path_within(
        const { QueryLimits::new("conversationId<,,h") },
        &request.conversation_id,
    );
    core.call(call, RawReply::read)
}
