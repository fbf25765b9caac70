// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::{
    AgentConversationConversationSource, AgentConversationStatus, ConversationError,
    ConversationModelInfo, Message, SharedWithEntry,
};

/// A stored agent conversation with all its messages.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AgentConversation {
    /// The id.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: String,
    /// Owner.
    pub user_id: String,
    /// The org id.
    pub org_id: String,
    /// First 100 characters of the first query unless renamed.
    pub title: Option<String>,
    /// The user who started it.
    pub initiator: String,
    /// The state of the last run.
    pub status: Option<AgentConversationStatus>,
    /// The reason why the last run failed.
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
    /// The user who archived it; null after unarchiving.
    pub archived_by: Option<String>,
    /// Last change, milliseconds since the epoch.
    pub last_activity_at: Option<i64>,
    /// Failures so far.
    pub conversation_errors: Option<Vec<ConversationError>>,
    /// The created at.
    pub created_at: String,
    /// The updated at.
    pub updated_at: String,
    /// The agent of the conversation.
    pub agent_key: String,
    /// The conversation source.
    pub conversation_source: Option<AgentConversationConversationSource>,
    /// The compacted summary.
    pub compacted_summary: Option<String>,
    /// The compacted at turn index.
    pub compacted_at_turn_index: Option<f64>,
    /// The compacted at timestamp.
    pub compacted_at_timestamp: Option<f64>,
    /// All messages, oldest first.
    pub messages: Vec<Message>,
    /// The revision counter of the store.
    #[cfg_attr(feature = "serde", serde(rename = "__v"))]
    pub v: Option<i64>,
}
from_json! {
    AgentConversation {
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
        agent_key = "agentKey",
        conversation_source = "conversationSource",
        compacted_summary = "compactedSummary",
        compacted_at_turn_index = "compactedAtTurnIndex",
        compacted_at_timestamp = "compactedAtTimestamp",
        messages = "messages",
        v = "__v",
    }
}
