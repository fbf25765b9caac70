// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.
//! `GET /agents`

use pipeshub_core::{
    Call, Operation, PackedOperation, PagedRequest, Paging, PipeshubCore, QueryLimits, RawReply,
    Reply, from_json, open_enum,
};

use crate::models::conversations::{AgentWebSearch, Knowledge, McpServer, Toolset};

static OPERATION: PackedOperation = Operation::packed("GET", "listAgents|/agents|agent:read");

/// The arguments of [`agents_list_agents`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ListAgentsRequest {
    /// The page. At least 1. Server default: `1`.
    pub page: Option<i64>,
    /// The limit. From 1 to 200. Server default: `20`.
    pub limit: Option<i64>,
    /// A text in the name, description or tags. The server refuses HTML and text such as `%s`. From
    /// 1 to 1000 characters.
    pub search: Option<String>,
    /// Any field of an agent. From 1 to 100 characters. Server default: `updatedAtTimestamp`.
    #[cfg_attr(feature = "serde", serde(rename = "sort_by"))]
    pub sort_by: Option<String>,
    /// The sort order. The SDK refuses other values than the known ones. Server default: `desc`.
    #[cfg_attr(feature = "serde", serde(rename = "sort_order"))]
    pub sort_order: Option<ListAgentsSortOrder>,
}
builder!(ListAgentsRequest() {
    page: i64,
    limit: i64,
    search: String,
    sort_by: String,
    sort_order: ListAgentsSortOrder,
});

/// An agent in a listing; without skills, models as bare keys.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AgentListItem {
    /// The id in the graph store.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: String,
    /// The key to address it by.
    #[cfg_attr(feature = "serde", serde(rename = "_key"))]
    pub key: String,
    /// Only with the `ArangoDB` store.
    #[cfg_attr(feature = "serde", serde(rename = "_rev"))]
    pub rev: Option<String>,
    /// The name.
    pub name: String,
    /// The description.
    pub description: Option<String>,
    /// The start message.
    pub start_message: Option<String>,
    /// The system prompt.
    pub system_prompt: Option<String>,
    /// The instructions.
    pub instructions: Option<String>,
    /// True when it has no model of its own.
    pub uses_org_default: bool,
    /// The tags.
    pub tags: Option<Vec<String>>,
    /// Null when none is attached.
    pub web_search: Option<AgentWebSearch>,
    /// The default reasoning effort.
    pub default_reasoning_effort: Option<AgentListItemDefaultReasoningEffort>,
    /// The flag `isActive`.
    pub is_active: Option<bool>,
    /// The flag `isDeleted`.
    pub is_deleted: Option<bool>,
    /// The flag `isServiceAccount`.
    pub is_service_account: Option<bool>,
    /// The flag `shareWithOrg`.
    pub share_with_org: bool,
    /// User id of the creator; system for built-in ones.
    pub created_by: String,
    /// The key of the user in the graph store, not a user id.
    pub updated_by: Option<String>,
    /// The time in milliseconds since 1970.
    pub created_at_timestamp: i64,
    /// The time in milliseconds since 1970.
    pub updated_at_timestamp: Option<i64>,
    /// The time in milliseconds since 1970.
    pub deleted_at_timestamp: Option<i64>,
    /// The deleted by user id.
    pub deleted_by_user_id: Option<String>,
    /// The toolsets.
    pub toolsets: Vec<Toolset>,
    /// The mcp servers.
    pub mcp_servers: Vec<McpServer>,
    /// The knowledge.
    pub knowledge: Vec<Knowledge>,
    /// The source of the caller's access.
    #[cfg_attr(feature = "serde", serde(rename = "access_type"))]
    pub access_type: AgentListItemAccessType,
    /// The role of the caller.
    #[cfg_attr(feature = "serde", serde(rename = "user_role"))]
    pub user_role: AgentListItemUserRole,
    /// The flag `can_view`.
    #[cfg_attr(feature = "serde", serde(rename = "can_view"))]
    pub can_view: bool,
    /// The flag `can_edit`.
    #[cfg_attr(feature = "serde", serde(rename = "can_edit"))]
    pub can_edit: bool,
    /// The flag `can_share`.
    #[cfg_attr(feature = "serde", serde(rename = "can_share"))]
    pub can_share: bool,
    /// The flag `can_delete`.
    #[cfg_attr(feature = "serde", serde(rename = "can_delete"))]
    pub can_delete: bool,
    /// Each is `modelKey` or `modelKey_modelName`.
    pub models: Option<Vec<String>>,
}
from_json! {
    AgentListItem {
        id = "_id",
        key = "_key",
        rev = "_rev",
        name = "name",
        description = "description",
        start_message = "startMessage",
        system_prompt = "systemPrompt",
        instructions = "instructions",
        uses_org_default = "usesOrgDefault",
        tags = "tags",
        web_search = "webSearch",
        default_reasoning_effort = "defaultReasoningEffort",
        is_active = "isActive",
        is_deleted = "isDeleted",
        is_service_account = "isServiceAccount",
        share_with_org = "shareWithOrg",
        created_by = "createdBy",
        updated_by = "updatedBy",
        created_at_timestamp = "createdAtTimestamp",
        updated_at_timestamp = "updatedAtTimestamp",
        deleted_at_timestamp = "deletedAtTimestamp",
        deleted_by_user_id = "deletedByUserId",
        toolsets = "toolsets",
        mcp_servers = "mcpServers",
        knowledge = "knowledge",
        access_type = "access_type",
        user_role = "user_role",
        can_view = "can_view",
        can_edit = "can_edit",
        can_share = "can_share",
        can_delete = "can_delete",
        models = "models",
    }
}

open_enum! {
    /// The source of the caller's access.
    pub enum AgentListItemAccessType {
        /// `INDIVIDUAL`
        INDIVIDUAL = "INDIVIDUAL",
        /// `TEAM`
        TEAM = "TEAM",
        /// `ORG`
        ORG = "ORG",
    }
}

open_enum! {
    /// The agent list item default reasoning effort.
    pub enum AgentListItemDefaultReasoningEffort {
        /// `none`
        NONE = "none",
        /// `low`
        LOW = "low",
        /// `medium`
        MEDIUM = "medium",
        /// `high`
        HIGH = "high",
        /// `max`
        MAX = "max",
    }
}

open_enum! {
    /// The role of the caller.
    pub enum AgentListItemUserRole {
        /// `OWNER`
        OWNER = "OWNER",
        /// `ORGANIZER`
        ORGANIZER = "ORGANIZER",
        /// `WRITER`
        WRITER = "WRITER",
        /// `READER`
        READER = "READER",
    }
}

/// Page position of the agent listing.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AgentListPagination {
    /// The current page.
    pub current_page: i64,
    /// The limit.
    pub limit: i64,
    /// The total items.
    pub total_items: i64,
    /// The total pages.
    pub total_pages: i64,
    /// The flag `hasNext`.
    pub has_next: bool,
    /// The flag `hasPrev`.
    pub has_prev: bool,
}
from_json! {
    AgentListPagination {
        current_page = "currentPage",
        limit = "limit",
        total_items = "totalItems",
        total_pages = "totalPages",
        has_next = "hasNext",
        has_prev = "hasPrev",
    }
}

/// A page of the agents that the caller can see. It is also empty if the lookup failed.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AgentListResponse {
    /// Always true.
    pub success: bool,
    /// The agents.
    pub agents: Vec<AgentListItem>,
    /// Page position of the agent listing.
    pub pagination: AgentListPagination,
}
from_json! {
    AgentListResponse {
        success = "success",
        agents = "agents",
        pagination = "pagination",
    }
}

open_enum! {
    /// The list agents sort order.
    pub enum ListAgentsSortOrder {
        /// `asc`
        ASC = "asc",
        /// `desc`
        DESC = "desc",
    }
}

/// Lists the agents that the caller can see.
///
/// An OAuth token needs the scope `agent:read`.
///
/// [`PipeshubCore::pages`] sends the requests of all pages, one after another.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 429, 500 or 503, besides the errors
/// of each call.
#[doc(alias = "agentsListAgents")]
pub fn agents_list_agents(
    core: &PipeshubCore,
    request: ListAgentsRequest,
) -> Reply<'_, AgentListResponse> {
    let call = Call::new(&OPERATION)
        .query_within(const { QueryLimits::new("page<1,") }, request.page)
        .query_within(const { QueryLimits::new("limit<1,200") }, request.limit)
        .query_within(const { QueryLimits::new("search<1,1000") }, &request.search)
        .query_within(
            const { QueryLimits::new("sort_by<1,100") },
            &request.sort_by,
        )
        .query_within(
            const { QueryLimits::new("sort_order<,,=asc|desc") },
            crate::query::text(request.sort_order.as_ref()),
        );
    core.call(call, RawReply::read)
}

impl PagedRequest for ListAgentsRequest {
    type Response = AgentListResponse;
    type Item = AgentListItem;
    const PAGING: Paging = Paging::new("agents")
        .total("pagination.totalItems")
        .has_next("pagination.hasNext");

    fn send(self, core: &PipeshubCore) -> Reply<'_, AgentListResponse> {
        agents_list_agents(core, self)
    }
    fn into_items(response: AgentListResponse) -> Vec<AgentListItem> {
        response.agents
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
