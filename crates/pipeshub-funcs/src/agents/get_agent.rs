// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.
//! `GET /agents/{agentKey}`

use pipeshub_core::json::RawJson;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json, open_enum,
};

use crate::models::conversations::{AgentWebSearch, Knowledge, McpServer, Toolset};

static OPERATION: PackedOperation =
    Operation::packed("GET", "getAgent|/agents/{agentKey}|agent:read");

/// The arguments of [`agents_get_agent`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetAgentRequest {
    /// The key of the agent. Not empty.
    pub agent_key: String,
}
builder!(GetAgentRequest(agent_key: String) {});

/// An agent with all its parts and the rights of the caller.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct Agent {
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
    pub default_reasoning_effort: Option<AgentDefaultReasoningEffort>,
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
    pub access_type: AgentAccessType,
    /// The role of the caller.
    #[cfg_attr(feature = "serde", serde(rename = "user_role"))]
    pub user_role: AgentUserRole,
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
    /// The models.
    pub models: Vec<RawJson>,
    /// The skills.
    pub skills: Vec<AgentSkill>,
}
from_json! {
    Agent {
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
        skills = "skills",
    }
}

open_enum! {
    /// The source of the caller's access.
    pub enum AgentAccessType {
        /// `INDIVIDUAL`
        INDIVIDUAL = "INDIVIDUAL",
        /// `TEAM`
        TEAM = "TEAM",
        /// `ORG`
        ORG = "ORG",
    }
}

open_enum! {
    /// The agent default reasoning effort.
    pub enum AgentDefaultReasoningEffort {
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

/// A model of an agent, with its configuration.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AgentModel {
    /// The model key.
    pub model_key: String,
    /// The model name.
    pub model_name: Option<String>,
    /// Unknown when the model is no longer configured.
    pub provider: Option<String>,
    /// The flag `isReasoning`.
    pub is_reasoning: Option<bool>,
    /// The flag `isMultimodal`.
    pub is_multimodal: Option<bool>,
    /// The flag `isDefault`.
    pub is_default: Option<bool>,
    /// The model type.
    pub model_type: Option<String>,
    /// The model friendly name.
    pub model_friendly_name: Option<String>,
}
from_json! {
    AgentModel {
        model_key = "modelKey",
        model_name = "modelName",
        provider = "provider",
        is_reasoning = "isReasoning",
        is_multimodal = "isMultimodal",
        is_default = "isDefault",
        model_type = "modelType",
        model_friendly_name = "modelFriendlyName",
    }
}

/// A skill of an agent.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AgentSkill {
    /// The name.
    pub name: String,
    /// The description.
    pub description: Option<String>,
    /// The category.
    pub category: Option<String>,
    /// The subcategory.
    pub subcategory: Option<String>,
    /// The version.
    pub version: Option<String>,
    /// The status.
    pub status: Option<String>,
}
from_json! {
    AgentSkill {
        name = "name",
        description = "description",
        category = "category",
        subcategory = "subcategory",
        version = "version",
        status = "status",
    }
}

open_enum! {
    /// The role of the caller.
    pub enum AgentUserRole {
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

/// One agent.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetAgentResponse {
    /// The status.
    pub status: GetAgentResponseStatus,
    /// The message.
    pub message: String,
    /// An agent with all its parts and the rights of the caller.
    pub agent: Agent,
}
from_json! {
    GetAgentResponse {
        status = "status",
        message = "message",
        agent = "agent",
    }
}

open_enum! {
    /// The get agent response status.
    pub enum GetAgentResponseStatus {
        /// `success`
        SUCCESS = "success",
    }
}

/// Gets an agent with its tools, knowledge, skills and models.
///
/// An OAuth token needs the scope `agent:read`.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 429, 500 or 503, besides the
/// errors of each call.
#[doc(alias = "agentsGetAgent")]
pub fn agents_get_agent(
    core: &PipeshubCore,
    request: GetAgentRequest,
) -> Reply<'_, GetAgentResponse> {
    let call = Call::new(&OPERATION).path("agentKey", &request.agent_key);
    core.call(call, RawReply::read)
}
