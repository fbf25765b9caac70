// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.
//! `PATCH /conversations/{conversationId}/title`

use pipeshub_core::json::RawJson;
use pipeshub_core::{
    Call, Operation, PipeshubCore, RawReply, Reply, Resend, from_json, open_enum, to_json,
};

use crate::models::conversations::{
    ConversationError, ConversationModelInfo, Message, RequestMeta, SharedWithEntry,
};

static OPERATION: Operation = Operation::patch(
    "updateConversationTitle",
    "/conversations/{conversationId}/title",
)
.scopes("conversation:write")
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
    /// Id of the conversation.
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

/// A stored assistant conversation with all its messages.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct Conversation {
    /// The id.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: String,
    /// Owner.
    pub user_id: String,
    /// The org id.
    pub org_id: String,
    /// First 100 characters of the first query unless renamed.
    pub title: Option<String>,
    /// User who started it.
    pub initiator: String,
    /// State of the last run.
    pub status: Option<ConversationStatus>,
    /// Why the last run failed.
    pub fail_reason: Option<String>,
    /// Model and mode that a conversation or a message used.
    pub model_info: Option<ConversationModelInfo>,
    /// The flag `isShared`.
    pub is_shared: Option<bool>,
    /// Users it is shared with.
    pub shared_with: Option<Vec<SharedWithEntry>>,
    /// The flag `isDeleted`.
    pub is_deleted: Option<bool>,
    /// The deleted by.
    pub deleted_by: Option<String>,
    /// The flag `isArchived`.
    pub is_archived: Option<bool>,
    /// User who archived it; null after unarchiving.
    pub archived_by: Option<String>,
    /// Last change, milliseconds since the epoch.
    pub last_activity_at: Option<i64>,
    /// Failures so far.
    pub conversation_errors: Option<Vec<ConversationError>>,
    /// The created at.
    pub created_at: String,
    /// The updated at.
    pub updated_at: String,
    /// All messages, oldest first.
    pub messages: Vec<Message>,
    /// The metadata.
    pub metadata: Option<RawJson>,
    /// Revision counter of the store.
    #[cfg_attr(feature = "serde", serde(rename = "__v"))]
    pub v: Option<i64>,
}
from_json! {
    Conversation {
        id = "_id",
        user_id = "userId",
        org_id = "orgId",
        title = "title",
        initiator = "initiator",
        status = "status",
        fail_reason = "failReason",
        model_info = "modelInfo",
        is_shared = "isShared",
        shared_with = "sharedWith",
        is_deleted = "isDeleted",
        deleted_by = "deletedBy",
        is_archived = "isArchived",
        archived_by = "archivedBy",
        last_activity_at = "lastActivityAt",
        conversation_errors = "conversationErrors",
        created_at = "createdAt",
        updated_at = "updatedAt",
        messages = "messages",
        metadata = "metadata",
        v = "__v",
    }
}

open_enum! {
    /// State of the last run.
    pub enum ConversationStatus {
        /// `None`
        NONE = "None",
        /// `Inprogress`
        INPROGRESS = "Inprogress",
        /// `Complete`
        COMPLETE = "Complete",
        /// `Failed`
        FAILED = "Failed",
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
        .path("conversationId", &request.conversation_id)
        .body(&request);
    core.call(call, RawReply::read)
}
