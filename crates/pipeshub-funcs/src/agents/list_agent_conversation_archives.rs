// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.
//! `GET /agents/{agentKey}/conversations/show/archives`

use pipeshub_core::{
    Call, Operation, PackedOperation, PagedRequest, Paging, PipeshubCore, QueryLimits, RawReply,
    Reply, from_json, open_enum,
};

use crate::models::conversations::{
    AgentConversationListItem, ArchiveSummary, ConversationFilters, Pagination, RequestMeta,
};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "listAgentConversationArchives|/agents/{agentKey}/conversations/show/archives|agent:read",
);

/// The arguments of [`agents_list_agent_conversation_archives`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ListAgentConversationArchivesRequest {
    /// The key of the agent. Not empty.
    pub agent_key: String,
    /// The page. At least 1. Server default: `1`.
    pub page: Option<i64>,
    /// A value above 100 means 20. From 1 to 100. Server default: `20`.
    pub limit: Option<i64>,
    /// The sort by. The SDK refuses other values than the known ones. Server default:
    /// `lastActivityAt`.
    pub sort_by: Option<ListAgentConversationArchivesSortBy>,
    /// The sort order. The SDK refuses other values than the known ones. Server default: `desc`.
    pub sort_order: Option<ListAgentConversationArchivesSortOrder>,
    /// A text in the title or the messages. The server refuses text that looks like HTML. At most
    /// 1000 characters.
    pub search: Option<String>,
    /// Created at or after.
    pub start_date: Option<String>,
    /// Created at or before.
    pub end_date: Option<String>,
}
builder!(ListAgentConversationArchivesRequest(agent_key: String) {
    page: i64,
    limit: i64,
    sort_by: ListAgentConversationArchivesSortBy,
    sort_order: ListAgentConversationArchivesSortOrder,
    search: String,
    start_date: String,
    end_date: String,
});

/// A page of the archived conversations with one agent.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AgentArchivedConversationListResponse {
    /// The conversations.
    pub conversations: Vec<AgentConversationListItem>,
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
    AgentArchivedConversationListResponse {
        conversations = "conversations",
        pagination = "pagination",
        filters = "filters",
        summary = "summary",
        meta = "meta",
    }
}

open_enum! {
    /// The list agent conversation archives sort by.
    pub enum ListAgentConversationArchivesSortBy {
        /// `createdAt`
        CREATED_AT = "createdAt",
        /// `lastActivityAt`
        LAST_ACTIVITY_AT = "lastActivityAt",
        /// `title`
        TITLE = "title",
    }
}

open_enum! {
    /// The list agent conversation archives sort order.
    pub enum ListAgentConversationArchivesSortOrder {
        /// `asc`
        ASC = "asc",
        /// `desc`
        DESC = "desc",
    }
}

/// Lists the archived conversations with one agent.
///
/// An OAuth token needs the scope `agent:read`.
///
/// [`PipeshubCore::pages`] sends the requests of all pages, one after another.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 429 or 500, besides the errors of
/// each call.
#[doc(alias = "agentsListAgentConversationArchives")]
pub fn agents_list_agent_conversation_archives(
    core: &PipeshubCore,
    request: ListAgentConversationArchivesRequest,
) -> Reply<'_, AgentArchivedConversationListResponse> {
    let call = Call::new(&OPERATION)
        .path("agentKey", &request.agent_key)
        .query_within(const { QueryLimits::new("page<1,") }, request.page)
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
        .query("startDate", &request.start_date)
        .query("endDate", &request.end_date);
    core.call(call, RawReply::read)
}

impl PagedRequest for ListAgentConversationArchivesRequest {
    type Response = AgentArchivedConversationListResponse;
    type Item = AgentConversationListItem;
    const PAGING: Paging = Paging::new("conversations")
        .total("pagination.totalCount")
        .has_next("pagination.hasNextPage");

    fn send(self, core: &PipeshubCore) -> Reply<'_, AgentArchivedConversationListResponse> {
        agents_list_agent_conversation_archives(core, self)
    }
    fn into_items(
        response: AgentArchivedConversationListResponse,
    ) -> Vec<AgentConversationListItem> {
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
