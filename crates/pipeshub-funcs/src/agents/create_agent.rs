// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.
//! `POST /agents/create`

use pipeshub_core::json::RawJson;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json, open_enum, to_json,
};

use crate::models::conversations::{
    AgentCreateKnowledge, AgentCreateMcpServer, AgentCreateToolset, AgentSkillAssignment,
    AgentWebSearch,
};

static OPERATION: PackedOperation =
    Operation::packed("POST", "createAgent|/agents/create|agent:write");

/// The arguments of [`agents_create_agent`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct CreateAgentRequest {
    /// The server trims the text. From 1 to 200 characters.
    pub name: String,
    /// The description. At most 100000 characters.
    pub description: Option<String>,
    /// Greeting. At most 100000 characters.
    pub start_message: Option<String>,
    /// The system prompt. At most 100000 characters.
    pub system_prompt: Option<String>,
    /// The instructions. At most 100000 characters.
    pub instructions: Option<String>,
    /// An empty list means the default model of the organization. Otherwise, one entry must have
    /// `isReasoning: true`.
    pub models: Option<Vec<RawJson>>,
    /// The tags. At most 50 items.
    pub tags: Option<Vec<String>>,
    /// The flag `shareWithOrg`.
    pub share_with_org: Option<bool>,
    /// It implies `shareWithOrg`, and cannot be undone.
    pub is_service_account: Option<bool>,
    /// The toolsets. At most 100 items.
    pub toolsets: Option<Vec<AgentCreateToolset>>,
    /// The mcp servers. At most 50 items.
    pub mcp_servers: Option<Vec<AgentCreateMcpServer>>,
    /// The knowledge. At most 100 items.
    pub knowledge: Option<Vec<AgentCreateKnowledge>>,
    /// Unknown or foreign skills are skipped silently. At most 100 items.
    pub skills: Option<Vec<AgentSkillAssignment>>,
    /// A web search provider, as an object or as its name; `null` for none.
    pub web_search: Option<RawJson>,
    /// Used when a query names none. The SDK refuses other values than the known ones. `Some(None)`
    /// is sent as `null`.
    #[cfg_attr(
        feature = "serde",
        serde(
            skip_serializing_if = "Option::is_none",
            default,
            deserialize_with = "crate::stored::nullable"
        )
    )]
    pub default_reasoning_effort: Option<Option<CreateAgentRequestDefaultReasoningEffort>>,
}
builder!(CreateAgentRequest(name: String) {
    description: String,
    start_message: String,
    system_prompt: String,
    instructions: String,
    models: Vec<RawJson>,
    tags: Vec<String>,
    share_with_org: bool,
    is_service_account: bool,
    toolsets: Vec<AgentCreateToolset>,
    mcp_servers: Vec<AgentCreateMcpServer>,
    knowledge: Vec<AgentCreateKnowledge>,
    skills: Vec<AgentSkillAssignment>,
    web_search: RawJson,
} clear {
    default_reasoning_effort: CreateAgentRequestDefaultReasoningEffort, clear_default_reasoning_effort;
});
to_json! {
    CreateAgentRequest {
        name = "name<1,200",
        description = "description<,100000",
        start_message = "startMessage<,100000",
        system_prompt = "systemPrompt<,100000",
        instructions = "instructions<,100000",
        models = "models",
        tags = "tags<,50<,100",
        share_with_org = "shareWithOrg",
        is_service_account = "isServiceAccount",
        toolsets = "toolsets<,100",
        mcp_servers = "mcpServers<,50",
        knowledge = "knowledge<,100",
        skills = "skills<,100",
        web_search = "webSearch",
        default_reasoning_effort = "defaultReasoningEffort<,,=none|low|medium|high|max",
    }
}

/// The new agent and what could not be attached.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AgentCreateResponse {
    /// The status.
    pub status: AgentCreateResponseStatus,
    /// The message.
    pub message: String,
    /// The new agent.
    pub agent: AgentCreateResponseAgent,
    /// `null` after a success.
    pub warnings: Option<Vec<AgentCreateWarning>>,
}
from_json! {
    AgentCreateResponse {
        status = "status",
        message = "message",
        agent = "agent",
        warnings = "warnings",
    }
}

/// The new agent.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AgentCreateResponseAgent {
    /// The key to address it by, a UUID.
    #[cfg_attr(feature = "serde", serde(rename = "_key"))]
    pub key: String,
    /// The name.
    pub name: String,
    /// The description.
    pub description: String,
    /// The start message.
    pub start_message: String,
    /// The system prompt.
    pub system_prompt: String,
    /// The instructions.
    pub instructions: Option<String>,
    /// Each is `modelKey` or `modelKey_modelName`.
    pub models: Vec<String>,
    /// The tags.
    pub tags: Vec<String>,
    /// Null when none is attached.
    pub web_search: Option<AgentWebSearch>,
    /// The default reasoning effort.
    pub default_reasoning_effort: Option<AgentCreateResponseAgentDefaultReasoningEffort>,
    /// The flag `isActive`.
    pub is_active: bool,
    /// The flag `isServiceAccount`.
    pub is_service_account: bool,
    /// User id of the caller.
    pub created_by: String,
    /// The updated by.
    pub updated_by: Option<String>,
    /// The time in milliseconds since 1970.
    pub created_at_timestamp: i64,
    /// The time in milliseconds since 1970.
    pub updated_at_timestamp: i64,
    /// The flag `isDeleted`.
    pub is_deleted: bool,
    /// The toolsets.
    pub toolsets: Vec<AgentCreateResponseToolset>,
    /// The mcp servers.
    pub mcp_servers: Vec<AgentCreateResponseMcpServer>,
    /// The knowledge.
    pub knowledge: Vec<AgentCreateResponseKnowledge>,
    /// Only those that are attached.
    pub skills: Vec<AgentCreateResponseSkill>,
}
from_json! {
    AgentCreateResponseAgent {
        key = "_key",
        name = "name",
        description = "description",
        start_message = "startMessage",
        system_prompt = "systemPrompt",
        instructions = "instructions",
        models = "models",
        tags = "tags",
        web_search = "webSearch",
        default_reasoning_effort = "defaultReasoningEffort",
        is_active = "isActive",
        is_service_account = "isServiceAccount",
        created_by = "createdBy",
        updated_by = "updatedBy",
        created_at_timestamp = "createdAtTimestamp",
        updated_at_timestamp = "updatedAtTimestamp",
        is_deleted = "isDeleted",
        toolsets = "toolsets",
        mcp_servers = "mcpServers",
        knowledge = "knowledge",
        skills = "skills",
    }
}

open_enum! {
    /// The agent create response agent default reasoning effort.
    pub enum AgentCreateResponseAgentDefaultReasoningEffort {
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

/// A knowledge source just attached.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AgentCreateResponseKnowledge {
    /// The connector id.
    pub connector_id: String,
    /// The key.
    pub key: String,
    /// The value of the request, parsed.
    pub filters: Option<RawJson>,
}
from_json! {
    AgentCreateResponseKnowledge {
        connector_id = "connectorId",
        key = "key",
        filters = "filters",
    }
}

/// An MCP server just attached.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AgentCreateResponseMcpServer {
    /// The name.
    pub name: String,
    /// The display name.
    pub display_name: String,
    /// The key.
    pub key: String,
    /// The tools.
    pub tools: Vec<AgentCreateResponseTool>,
}
from_json! {
    AgentCreateResponseMcpServer {
        name = "name",
        display_name = "displayName",
        key = "key",
        tools = "tools",
    }
}

/// A skill just attached.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AgentCreateResponseSkill {
    /// The name.
    pub name: String,
}
from_json! {
    AgentCreateResponseSkill {
        name = "name",
    }
}

open_enum! {
    /// The agent create response status.
    pub enum AgentCreateResponseStatus {
        /// `success`
        SUCCESS = "success",
        /// `partial_success`
        PARTIAL_SUCCESS = "partial_success",
    }
}

/// A tool just attached.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AgentCreateResponseTool {
    /// The name.
    pub name: String,
    /// The full name.
    pub full_name: String,
    /// The key.
    pub key: String,
}
from_json! {
    AgentCreateResponseTool {
        name = "name",
        full_name = "fullName",
        key = "key",
    }
}

/// A toolset just attached.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AgentCreateResponseToolset {
    /// With several toolsets, every entry has the last name of the request.
    pub name: String,
    /// The display name.
    pub display_name: String,
    /// The key.
    pub key: String,
    /// The tools.
    pub tools: Vec<AgentCreateResponseTool>,
}
from_json! {
    AgentCreateResponseToolset {
        name = "name",
        display_name = "displayName",
        key = "key",
        tools = "tools",
    }
}

/// An attachment that failed.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AgentCreateWarning {
    /// The name.
    pub name: String,
    /// The error.
    pub error: String,
}
from_json! {
    AgentCreateWarning {
        name = "name",
        error = "error",
    }
}

open_enum! {
    /// Used when a query names none.
    pub enum CreateAgentRequestDefaultReasoningEffort {
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

/// Creates an agent owned by the caller.
///
/// An OAuth token needs the scope `agent:write`.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 429, 500 or 503, besides the
/// errors of each call.
#[doc(alias = "agentsCreateAgent")]
pub fn agents_create_agent(
    core: &PipeshubCore,
    request: CreateAgentRequest,
) -> Reply<'_, AgentCreateResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
