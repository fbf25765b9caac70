// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::{
    ConversationAccess, ConversationDetailStatus, ConversationModelInfo, Message,
    MessagePagination, SharedWithEntry,
};

/// A conversation with one page of its messages.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConversationDetail {
    /// The id.
    pub id: String,
    /// The title.
    pub title: Option<String>,
    /// The user who started it.
    pub initiator: String,
    /// The created at.
    pub created_at: String,
    /// The flag `isShared`.
    pub is_shared: Option<bool>,
    /// Users it is shared with.
    pub shared_with: Option<Vec<SharedWithEntry>>,
    /// The state of the last run.
    pub status: Option<ConversationDetailStatus>,
    /// The fail reason.
    pub fail_reason: Option<String>,
    /// One page, oldest first.
    pub messages: Vec<Message>,
    /// Model and mode that a conversation or a message used.
    pub model_info: Option<ConversationModelInfo>,
    /// Page position within the messages; page 1 holds the newest.
    pub pagination: MessagePagination,
    /// The rights of the caller on a conversation.
    pub access: ConversationAccess,
}
from_json! {
    ConversationDetail {
        id = "id",
        title = "title",
        initiator = "initiator",
        created_at = "createdAt",
        is_shared = "isShared",
        shared_with = "sharedWith",
        status = "status",
        fail_reason = "failReason",
        messages = "messages",
        model_info = "modelInfo",
        pagination = "pagination",
        access = "access",
    }
}
