// Written from api/openapi/toolsets.yaml by `cargo xtask operations`. Do not edit.
//! `GET /toolsets/agents/{agentKey}`

use pipeshub_core::json::RawJson;
use pipeshub_core::{
    Call, Operation, PackedOperation, PagedRequest, Paging, PipeshubCore, QueryLimits, RawReply,
    Reply, from_json, open_enum,
};

use crate::models::toolsets::{
    ToolsetDocumentationLink, ToolsetFilterCounts, ToolsetPagination, ToolsetTool,
};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getAgentToolsets|/toolsets/agents/{agentKey}|agent:read",
);

/// The arguments of [`toolset_instances_get_agent_toolsets`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetAgentToolsetsRequest {
    /// The key of the agent, a UUID. From 1 to 64 characters.
    pub agent_key: String,
    /// The page number. At least 1. Server default: `1`.
    pub page: Option<i64>,
    /// The entries per page. From 1 to 200. Server default: `20`.
    pub limit: Option<i64>,
    /// Includes types without an instance. Only the text `true` has an effect. Server default:
    /// `false`.
    pub include_registry: Option<bool>,
    /// Only this type; capitals do not matter.
    pub toolset_type: Option<String>,
    /// A part of the instance name, type, display name or description.
    pub search: Option<String>,
}
builder!(GetAgentToolsetsRequest(agent_key: String) {
    page: i64,
    limit: i64,
    include_registry: bool,
    toolset_type: String,
    search: String,
});

/// A toolset instance together with the sign-in state of an agent.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AgentToolset {
    /// Empty for entries that come from the registry.
    pub instance_id: String,
    /// Display name of the type for registry entries.
    pub instance_name: String,
    /// In lower case. It may contain spaces.
    pub toolset_type: String,
    /// The kind of sign-in; first supported one for registry entries.
    pub auth_type: AgentToolsetAuthType,
    /// The OAuth application, or `null`.
    pub oauth_config_id: Option<String>,
    /// The name of the type.
    pub display_name: String,
    /// The description.
    pub description: String,
    /// The path of the icon, empty for unknown types.
    pub icon_path: String,
    /// The category of the toolset type.
    pub category: AgentToolsetCategory,
    /// The supported auth types.
    pub supported_auth_types: Vec<AgentToolsetSupportedAuthTypesItem>,
    /// The documentation links.
    pub documentation_links: Vec<ToolsetDocumentationLink>,
    /// The tool count.
    pub tool_count: i64,
    /// The tools.
    pub tools: Vec<ToolsetTool>,
    /// False only for registry entries.
    pub is_configured: bool,
    /// The stored flag; the server does not ask the provider.
    pub is_authenticated: bool,
    /// True when no instance of the type exists yet.
    pub is_from_registry: bool,
    /// User id of the creator; absent for registry entries.
    pub created_by: Option<String>,
    /// Milliseconds since 1970; absent for registry entries.
    pub created_at_timestamp: Option<i64>,
    /// Milliseconds since 1970; absent for registry entries.
    pub updated_at_timestamp: Option<i64>,
    /// Whether `non-OAuth` secrets are saved for the agent.
    pub has_credentials: bool,
    /// The stored secrets of the agent in plain text. Absent if the caller cannot change the agent.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub auth: Option<RawJson>,
}
from_json! {
    AgentToolset {
        instance_id = "instanceId",
        instance_name = "instanceName",
        toolset_type = "toolsetType",
        auth_type = "authType",
        oauth_config_id = "oauthConfigId",
        display_name = "displayName",
        description = "description",
        icon_path = "iconPath",
        category = "category",
        supported_auth_types = "supportedAuthTypes",
        documentation_links = "documentationLinks",
        tool_count = "toolCount",
        tools = "tools",
        is_configured = "isConfigured",
        is_authenticated = "isAuthenticated",
        is_from_registry = "isFromRegistry",
        created_by = "createdBy",
        created_at_timestamp = "createdAtTimestamp",
        updated_at_timestamp = "updatedAtTimestamp",
        has_credentials = "hasCredentials",
        auth = "auth",
    }
}

open_enum! {
    /// The kind of sign-in; first supported one for registry entries.
    pub enum AgentToolsetAuthType {
        /// `OAUTH`
        OAUTH = "OAUTH",
        /// `API_TOKEN`
        API_TOKEN = "API_TOKEN",
        /// `BASIC_AUTH`
        BASIC_AUTH = "BASIC_AUTH",
        /// `BEARER_TOKEN`
        BEARER_TOKEN = "BEARER_TOKEN",
        /// `USERNAME_PASSWORD`
        USERNAME_PASSWORD = "USERNAME_PASSWORD",
        /// `NONE`
        NONE = "NONE",
    }
}

open_enum! {
    /// The category of the toolset type.
    pub enum AgentToolsetCategory {
        /// `app`
        APP = "app",
        /// `file`
        FILE = "file",
        /// `file_storage`
        FILE_STORAGE = "file_storage",
        /// `web_search`
        WEB_SEARCH = "web_search",
        /// `search`
        SEARCH = "search",
        /// `research`
        RESEARCH = "research",
        /// `utility`
        UTILITY = "utility",
        /// `communication`
        COMMUNICATION = "communication",
        /// `productivity`
        PRODUCTIVITY = "productivity",
        /// `database`
        DATABASE = "database",
        /// `calendar`
        CALENDAR = "calendar",
        /// `project_management`
        PROJECT_MANAGEMENT = "project_management",
        /// `documentation`
        DOCUMENTATION = "documentation",
        /// `code_execution`
        CODE_EXECUTION = "code_execution",
    }
}

open_enum! {
    /// The kind of sign-in.
    pub enum AgentToolsetSupportedAuthTypesItem {
        /// `OAUTH`
        OAUTH = "OAUTH",
        /// `API_TOKEN`
        API_TOKEN = "API_TOKEN",
        /// `BASIC_AUTH`
        BASIC_AUTH = "BASIC_AUTH",
        /// `BEARER_TOKEN`
        BEARER_TOKEN = "BEARER_TOKEN",
        /// `USERNAME_PASSWORD`
        USERNAME_PASSWORD = "USERNAME_PASSWORD",
        /// `NONE`
        NONE = "NONE",
    }
}

/// A page of toolsets with the sign-in state of an agent.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetAgentToolsetsResponse {
    /// Always `success`.
    pub status: String,
    /// The toolsets.
    pub toolsets: Vec<AgentToolset>,
    /// The position of a page within the whole list.
    pub pagination: ToolsetPagination,
    /// The totals by sign-in state, taken before the `authStatus` filter.
    pub filter_counts: ToolsetFilterCounts,
}
from_json! {
    GetAgentToolsetsResponse {
        status = "status",
        toolsets = "toolsets",
        pagination = "pagination",
        filter_counts = "filterCounts",
    }
}

/// Lists the toolsets with the sign-in state of an agent.
///
/// An OAuth token needs the scope `agent:read`. The user must be able to see the agent.
///
/// [`PipeshubCore::pages`] sends the requests of all pages, one after another.
///
/// The response contains secrets, which `Debug` does not print.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401 or 404, besides the errors of each call.
#[doc(alias = "toolsetInstancesGetAgentToolsets")]
pub fn toolset_instances_get_agent_toolsets(
    core: &PipeshubCore,
    request: GetAgentToolsetsRequest,
) -> Reply<'_, GetAgentToolsetsResponse> {
    let call = Call::new(&OPERATION)
        .id("agentKey", &request.agent_key)
        .query_within(const { QueryLimits::new("page<1,") }, request.page)
        .query_within(const { QueryLimits::new("limit<1,200") }, request.limit)
        .query("includeRegistry", request.include_registry)
        .query("toolsetType", &request.toolset_type)
        .query("search", &request.search);
    core.call(call, RawReply::read)
}

impl PagedRequest for GetAgentToolsetsRequest {
    type Response = GetAgentToolsetsResponse;
    type Item = AgentToolset;
    const PAGING: Paging = Paging::new("toolsets")
        .total("pagination.total")
        .has_next("pagination.hasNext");

    fn send(self, core: &PipeshubCore) -> Reply<'_, GetAgentToolsetsResponse> {
        toolset_instances_get_agent_toolsets(core, self)
    }
    fn into_items(response: GetAgentToolsetsResponse) -> Vec<AgentToolset> {
        response.toolsets
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
