// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.
//! `GET /agents/{agentKey}/conversations/{conversationId}`

use pipeshub_core::{
    Call, Operation, PackedOperation, PagedRequest, Paging, PipeshubCore, QueryLimits, RawReply,
    Reply, open_enum,
};

use crate::models::conversations::{ConversationDetailResponse, Message};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getAgentConversationById|/agents/{agentKey}/conversations/{conversationId}|agent:read",
);

/// The arguments of [`agents_get_agent_conversation_by_id`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetAgentConversationByIdRequest {
    /// The key of the agent. Not empty.
    pub agent_key: String,
    /// The id of the conversation.
    pub conversation_id: String,
    /// Page 1 holds the newest messages. At least 1. Server default: `1`.
    pub page: Option<i64>,
    /// The limit. From 1 to 100. Server default: `20`.
    pub limit: Option<i64>,
    /// The sort by. The SDK refuses other values than the known ones. Server default: `createdAt`.
    pub sort_by: Option<GetAgentConversationByIdSortBy>,
    /// No effect, since the order is always ascending. The SDK refuses other values than the known
    /// ones. Server default: `desc`.
    pub sort_order: Option<GetAgentConversationByIdSortOrder>,
    /// Refuses (404) a conversation created before.
    pub start_date: Option<String>,
    /// Refuses (404) a conversation created after.
    pub end_date: Option<String>,
    /// The server returns it, and does not filter the messages by it. The SDK refuses other values
    /// than the known ones.
    pub message_type: Option<GetAgentConversationByIdMessageType>,
}
builder!(GetAgentConversationByIdRequest(agent_key: String, conversation_id: String) {
    page: i64,
    limit: i64,
    sort_by: GetAgentConversationByIdSortBy,
    sort_order: GetAgentConversationByIdSortOrder,
    start_date: String,
    end_date: String,
    message_type: GetAgentConversationByIdMessageType,
});

open_enum! {
    /// The get agent conversation by id message type.
    pub enum GetAgentConversationByIdMessageType {
        /// `user_query`
        USER_QUERY = "user_query",
        /// `bot_response`
        BOT_RESPONSE = "bot_response",
        /// `error`
        ERROR = "error",
        /// `feedback`
        FEEDBACK = "feedback",
        /// `system`
        SYSTEM = "system",
    }
}

open_enum! {
    /// The get agent conversation by id sort by.
    pub enum GetAgentConversationByIdSortBy {
        /// `createdAt`
        CREATED_AT = "createdAt",
        /// `messageType`
        MESSAGE_TYPE = "messageType",
        /// `content`
        CONTENT = "content",
    }
}

open_enum! {
    /// The get agent conversation by id sort order.
    pub enum GetAgentConversationByIdSortOrder {
        /// `asc`
        ASC = "asc",
        /// `desc`
        DESC = "desc",
    }
}

/// Gets an agent conversation with one page of its messages.
///
/// An OAuth token needs the scope `agent:read`.
///
/// [`PipeshubCore::pages`] sends the requests of all pages, one after another.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 429 or 500, besides the errors
/// of each call.
#[doc(alias = "agentsGetAgentConversationById")]
pub fn agents_get_agent_conversation_by_id(
    core: &PipeshubCore,
    request: GetAgentConversationByIdRequest,
) -> Reply<'_, ConversationDetailResponse> {
    let call =
        Call::new(&OPERATION)
            .path("agentKey", &request.agent_key)
            .path_within(
                const { QueryLimits::new("conversationId<,,h") },
                &request.conversation_id,
            )
            .query_within(const { QueryLimits::new("page<1,") }, request.page)
            .query_within(const { QueryLimits::new("limit<1,100") }, request.limit)
            .query_within(
                const { QueryLimits::new("sortBy<,,=createdAt|messageType|content") },
                crate::query::text(request.sort_by.as_ref()),
            )
            .query_within(
                const { QueryLimits::new("sortOrder<,,=asc|desc") },
                crate::query::text(request.sort_order.as_ref()),
            )
            .query("startDate", &request.start_date)
            .query("endDate", &request.end_date)
            .query_within(
                const {
                    QueryLimits::new("messageType<,,=user_query|bot_response|error|feedback|system")
                },
                crate::query::text(request.message_type.as_ref()),
            );
    core.call(call, RawReply::read)
}

impl PagedRequest for GetAgentConversationByIdRequest {
    type Response = ConversationDetailResponse;
    type Item = Message;
    const PAGING: Paging = Paging::new("conversation.messages")
        .total("conversation.pagination.totalCount")
        .has_next("conversation.pagination.hasNextPage");

    fn send(self, core: &PipeshubCore) -> Reply<'_, ConversationDetailResponse> {
        agents_get_agent_conversation_by_id(core, self)
    }
    fn into_items(response: ConversationDetailResponse) -> Vec<Message> {
        response.conversation.messages
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
