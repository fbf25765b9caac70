// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.
//! `GET /agents/conversations/show/archives`

use pipeshub_core::{
    Call, Operation, PackedOperation, PagedRequest, Paging, PipeshubCore, QueryLimits, RawReply,
    Reply, from_json,
};

use crate::models::conversations::{AgentConversationListItem, Pagination, RequestMeta};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "listAgentArchivedConversationsGrouped|/agents/conversations/show/archives|agent:read",
);

/// The arguments of [`agents_list_agent_archived_conversations_grouped`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ListAgentArchivedConversationsGroupedRequest {
    /// The agent page. At least 1. Server default: `1`.
    pub agent_page: Option<i64>,
    /// Agents per page. The server clamps other values to the range. From 1 to 100. Server default:
    /// `5`.
    pub agent_limit: Option<i64>,
}
builder!(ListAgentArchivedConversationsGroupedRequest() { agent_page: i64, agent_limit: i64 });

/// Archived conversations of one agent, the five newest.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AgentArchivedConversationGroup {
    /// The agent key.
    pub agent_key: String,
    /// At most 5.
    pub conversations: Vec<AgentConversationListItem>,
    /// Always page 1 with limit 5.
    pub pagination: Pagination,
}
from_json! {
    AgentArchivedConversationGroup {
        agent_key = "agentKey",
        conversations = "conversations",
        pagination = "pagination",
    }
}

/// A page of agents with their archived conversations.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AgentArchivedGroupsResponse {
    /// The groups.
    pub groups: Vec<AgentArchivedConversationGroup>,
    /// Counts agents.
    pub agent_pagination: Pagination,
    /// Trace id and timing that the gateway adds to a response.
    pub meta: RequestMeta,
}
from_json! {
    AgentArchivedGroupsResponse {
        groups = "groups",
        agent_pagination = "agentPagination",
        meta = "meta",
    }
}

/// Lists archived agent conversations, grouped by agent.
///
/// An OAuth token needs the scope `agent:read`.
///
/// [`PipeshubCore::pages`] sends the requests of all pages, one after another.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, 403, 429 or 500, besides the errors of each
/// call.
#[doc(alias = "agentsListAgentArchivedConversationsGrouped")]
pub fn agents_list_agent_archived_conversations_grouped(
    core: &PipeshubCore,
    request: ListAgentArchivedConversationsGroupedRequest,
) -> Reply<'_, AgentArchivedGroupsResponse> {
    let call = Call::new(&OPERATION)
        .query_within(
            const { QueryLimits::new("agentPage<1,") },
            request.agent_page,
        )
        .query_within(
            const { QueryLimits::new("agentLimit<1,100") },
            request.agent_limit,
        );
    core.call(call, RawReply::read)
}

impl PagedRequest for ListAgentArchivedConversationsGroupedRequest {
    type Response = AgentArchivedGroupsResponse;
    type Item = AgentArchivedConversationGroup;
    const PAGING: Paging = Paging::new("groups")
        .total("agentPagination.totalCount")
        .has_next("agentPagination.hasNextPage");

    fn send(self, core: &PipeshubCore) -> Reply<'_, AgentArchivedGroupsResponse> {
        agents_list_agent_archived_conversations_grouped(core, self)
    }
    fn into_items(response: AgentArchivedGroupsResponse) -> Vec<AgentArchivedConversationGroup> {
        response.groups
    }
    fn page(&self) -> Option<i64> {
        self.agent_page
    }
    fn set_page(&mut self, page: i64) {
        self.agent_page = Some(page);
    }
    fn limit(&self) -> Option<i64> {
        self.agent_limit.or(Some(5))
    }
}
