// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.
//! `GET /conversations/show/archives`

use pipeshub_core::json::RawJson;
use pipeshub_core::{
    Call, Operation, PackedOperation, PagedRequest, Paging, PipeshubCore, QueryLimits, RawReply,
    Reply, from_json, open_enum,
};

use crate::models::conversations::{
    ArchiveSummary, ConversationError, ConversationFilters, ConversationModelInfo, Message,
    Pagination, RequestMeta, SharedWithEntry,
};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getArchivedConversations|/conversations/show/archives|conversation:read",
);

/// The arguments of [`conversations_get_archived_conversations`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetArchivedConversationsRequest {
    /// The page. From 1 to 1000. Server default: `1`.
    pub page: Option<i64>,
    /// The limit. From 1 to 100. Server default: `20`.
    pub limit: Option<i64>,
    /// The sort by. The SDK refuses other values than the known ones. Server default:
    /// `lastActivityAt`.
    pub sort_by: Option<GetArchivedConversationsSortBy>,
    /// The sort order. The SDK refuses other values than the known ones. Server default: `desc`.
    pub sort_order: Option<GetArchivedConversationsSortOrder>,
    /// A text in the title or the messages. The server refuses text that looks like HTML. At most
    /// 1000 characters.
    pub search: Option<String>,
    /// Only shared ones, or only the others. The SDK refuses other values than the known ones.
    pub shared: Option<GetArchivedConversationsShared>,
    /// Created at or after.
    pub start_date: Option<String>,
    /// Created at or before.
    pub end_date: Option<String>,
    /// Only this conversation.
    pub conversation_id: Option<String>,
}
builder!(GetArchivedConversationsRequest() {
    page: i64,
    limit: i64,
    sort_by: GetArchivedConversationsSortBy,
    sort_order: GetArchivedConversationsSortOrder,
    search: String,
    shared: GetArchivedConversationsShared,
    start_date: String,
    end_date: String,
    conversation_id: String,
});

/// An archived conversation with all its messages.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ArchivedConversation {
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
    pub status: Option<ArchivedConversationStatus>,
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
    /// All messages, oldest first.
    pub messages: Vec<Message>,
    /// The metadata.
    pub metadata: Option<RawJson>,
    /// Whether the caller started it.
    pub is_owner: bool,
    /// The level of the entry that shares it with the caller. Otherwise `read`, for owners too.
    pub access_level: ArchivedConversationAccessLevel,
    /// The time of the last change, which stands for the time of archiving.
    pub archived_at: String,
}
from_json! {
    ArchivedConversation {
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
        is_owner = "isOwner",
        access_level = "accessLevel",
        archived_at = "archivedAt",
    }
}

open_enum! {
    /// The level of the entry that shares it with the caller. Otherwise `read`, for owners too.
    pub enum ArchivedConversationAccessLevel {
        /// `read`
        READ = "read",
        /// `write`
        WRITE = "write",
    }
}

open_enum! {
    /// The state of the last run.
    pub enum ArchivedConversationStatus {
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

/// A page of the archived conversations.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetArchivedConversationsResponse {
    /// The conversations.
    pub conversations: Vec<ArchivedConversation>,
    /// Page position of a listing and the totals behind it.
    pub pagination: Pagination,
    /// The filters of a listing, as the server read them.
    pub filters: ConversationFilters,
    /// Numbers about the archive. The dates are those of the first and the last entry of the page.
    pub summary: ArchiveSummary,
    /// Trace id and timing that the gateway adds to a response.
    pub meta: RequestMeta,
}
from_json! {
    GetArchivedConversationsResponse {
        conversations = "conversations",
        pagination = "pagination",
        filters = "filters",
        summary = "summary",
        meta = "meta",
    }
}

open_enum! {
    /// The get archived conversations shared.
    pub enum GetArchivedConversationsShared {
        /// `true`
        TRUE = "true",
        /// `false`
        FALSE = "false",
        /// `1`
        _1 = "1",
        /// `0`
        _0 = "0",
    }
}

open_enum! {
    /// The get archived conversations sort by.
    pub enum GetArchivedConversationsSortBy {
        /// `createdAt`
        CREATED_AT = "createdAt",
        /// `lastActivityAt`
        LAST_ACTIVITY_AT = "lastActivityAt",
        /// `title`
        TITLE = "title",
    }
}

open_enum! {
    /// The get archived conversations sort order.
    pub enum GetArchivedConversationsSortOrder {
        /// `asc`
        ASC = "asc",
        /// `desc`
        DESC = "desc",
    }
}

/// Lists archived conversations, with all their messages.
///
/// An OAuth token needs the scope `conversation:read`.
///
/// [`PipeshubCore::pages`] sends the requests of all pages, one after another.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 429 or 500, besides the errors of
/// each call.
#[doc(alias = "conversationsGetArchivedConversations")]
pub fn conversations_get_archived_conversations(
    core: &PipeshubCore,
    request: GetArchivedConversationsRequest,
) -> Reply<'_, GetArchivedConversationsResponse> {
    let call = Call::new(&OPERATION)
        .query_within(const { QueryLimits::new("page<1,1000") }, request.page)
        .query_within(const { QueryLimits::new("limit<1,100") }, request.limit)
        .query_within(
            const { QueryLimits::new("sortBy<,,=createdAt|lastActivityAt|title") },
            crate::query::text(request.sort_by.as_ref()),
        )
        .query_within(
            const { QueryLimits::new("sortOrder<,,=asc|desc") },
            crate::query::text(request.sort_order.as_ref()),
        )
        .query_within(const { QueryLimits::new("search<,1000") }, &request.search)
        .query_within(
            const { QueryLimits::new("shared<,,=true|false|1|0") },
            crate::query::text(request.shared.as_ref()),
        )
        .query("startDate", &request.start_date)
        .query("endDate", &request.end_date)
        .query_within(
            const { QueryLimits::new("conversationId<,,h") },
            &request.conversation_id,
        );
    core.call(call, RawReply::read)
}

impl PagedRequest for GetArchivedConversationsRequest {
    type Response = GetArchivedConversationsResponse;
    type Item = ArchivedConversation;
    const PAGING: Paging = Paging::new("conversations")
        .total("pagination.totalCount")
        .has_next("pagination.hasNextPage");

    fn send(self, core: &PipeshubCore) -> Reply<'_, GetArchivedConversationsResponse> {
        conversations_get_archived_conversations(core, self)
    }
    fn into_items(response: GetArchivedConversationsResponse) -> Vec<ArchivedConversation> {
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
