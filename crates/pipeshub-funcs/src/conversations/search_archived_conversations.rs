// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.
//! `GET /conversations/show/archives/search`

use pipeshub_core::json::RawJson;
use pipeshub_core::{
    Call, Operation, PackedOperation, PagedRequest, Paging, PipeshubCore, QueryLimits, RawReply,
    Reply, from_json, open_enum,
};

use crate::models::conversations::{
    ConversationError, ConversationModelInfo, Pagination, RequestMeta, SharedWithEntry,
};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "searchArchivedConversations|/conversations/show/archives/search|conversation:read",
);

/// The arguments of [`conversations_search_archived_conversations`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SearchArchivedConversationsRequest {
    /// A text in the title or the messages. The server refuses HTML and text such as `%s`. From 1
    /// to 1000 characters.
    pub search: String,
    /// The page. From 1 to 1000. Server default: `1`.
    pub page: Option<i64>,
    /// The limit. From 1 to 100. Server default: `20`.
    pub limit: Option<i64>,
}
builder!(SearchArchivedConversationsRequest(search: String) { page: i64, limit: i64 });

/// Numbers about a search in the archive.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ArchiveSearchSummary {
    /// The total matches.
    pub total_matches: i64,
    /// The assistant matches.
    pub assistant_matches: i64,
    /// The agent matches.
    pub agent_matches: i64,
    /// The search query.
    pub search_query: String,
}
from_json! {
    ArchiveSearchSummary {
        total_matches = "totalMatches",
        assistant_matches = "assistantMatches",
        agent_matches = "agentMatches",
        search_query = "searchQuery",
    }
}

/// A hit among the archived conversations of the assistant and of agents, without messages.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ArchivedConversationMatch {
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
    pub status: Option<ArchivedConversationMatchStatus>,
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
    /// The metadata.
    pub metadata: Option<RawJson>,
    /// Only when source is agent.
    pub agent_key: Option<String>,
    /// The conversation source.
    pub conversation_source: Option<ArchivedConversationMatchConversationSource>,
    /// The compacted summary.
    pub compacted_summary: Option<String>,
    /// The compacted at turn index.
    pub compacted_at_turn_index: Option<f64>,
    /// The compacted at timestamp.
    pub compacted_at_timestamp: Option<f64>,
    /// Whether the caller started it.
    pub is_owner: bool,
    /// The level of the entry that shares it with the caller. Otherwise `read`, for owners too.
    pub access_level: ArchivedConversationMatchAccessLevel,
    /// The time of the last change, which stands for the time of archiving.
    pub archived_at: String,
    /// The kind of conversation.
    pub source: ArchivedConversationMatchSource,
}
from_json! {
    ArchivedConversationMatch {
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
        metadata = "metadata",
        agent_key = "agentKey",
        conversation_source = "conversationSource",
        compacted_summary = "compactedSummary",
        compacted_at_turn_index = "compactedAtTurnIndex",
        compacted_at_timestamp = "compactedAtTimestamp",
        is_owner = "isOwner",
        access_level = "accessLevel",
        archived_at = "archivedAt",
        source = "source",
    }
}

open_enum! {
    /// The level of the entry that shares it with the caller. Otherwise `read`, for owners too.
    pub enum ArchivedConversationMatchAccessLevel {
        /// `read`
        READ = "read",
        /// `write`
        WRITE = "write",
    }
}

open_enum! {
    /// The archived conversation match conversation source.
    pub enum ArchivedConversationMatchConversationSource {
        /// `agent_chat`
        AGENT_CHAT = "agent_chat",
    }
}

open_enum! {
    /// The kind of conversation.
    pub enum ArchivedConversationMatchSource {
        /// `assistant`
        ASSISTANT = "assistant",
        /// `agent`
        AGENT = "agent",
    }
}

open_enum! {
    /// The state of the last run.
    pub enum ArchivedConversationMatchStatus {
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

/// A page of hits in the archive.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SearchArchivedConversationsResponse {
    /// The conversations.
    pub conversations: Vec<ArchivedConversationMatch>,
    /// Page position of a listing and the totals behind it.
    pub pagination: Pagination,
    /// Numbers about a search in the archive.
    pub summary: ArchiveSearchSummary,
    /// Trace id and timing that the gateway adds to a response.
    pub meta: RequestMeta,
}
from_json! {
    SearchArchivedConversationsResponse {
        conversations = "conversations",
        pagination = "pagination",
        summary = "summary",
        meta = "meta",
    }
}

/// Searches the archived conversations of assistant and agents.
///
/// An OAuth token needs the scope `conversation:read`. `agent:read`: only to leave out
/// conversations of deleted agents. without it they are listed.
///
/// [`PipeshubCore::pages`] sends the requests of all pages, one after another.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 429 or 500, besides the errors of
/// each call.
#[doc(alias = "conversationsSearchArchivedConversations")]
pub fn conversations_search_archived_conversations(
    core: &PipeshubCore,
    request: SearchArchivedConversationsRequest,
) -> Reply<'_, SearchArchivedConversationsResponse> {
    let call = Call::new(&OPERATION)
        .query_within(const { QueryLimits::new("search<1,1000") }, &request.search)
        .query_within(const { QueryLimits::new("page<1,1000") }, request.page)
        .query_within(const { QueryLimits::new("limit<1,100") }, request.limit);
    core.call(call, RawReply::read)
}

impl PagedRequest for SearchArchivedConversationsRequest {
    type Response = SearchArchivedConversationsResponse;
    type Item = ArchivedConversationMatch;
    const PAGING: Paging = Paging::new("conversations")
        .total("pagination.totalCount")
        .has_next("pagination.hasNextPage");

    fn send(self, core: &PipeshubCore) -> Reply<'_, SearchArchivedConversationsResponse> {
        conversations_search_archived_conversations(core, self)
    }
    fn into_items(response: SearchArchivedConversationsResponse) -> Vec<ArchivedConversationMatch> {
        response.conversations
    }
    fn page(&self) -> Option<i64> {
        self.page
    }
    fn set_page(&mut self, page: i64) {
        self.page = Some(page);
    }
    fn limit(&self) -> Option<i64> {
        self.limit.or(Some(20))
    }
}
