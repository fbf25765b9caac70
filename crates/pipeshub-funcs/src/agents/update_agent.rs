// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.
//! `PUT /agents/{agentKey}`

use pipeshub_core::json::RawJson;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, from_json, open_enum,
    to_json,
};

use crate::models::conversations::{
    AgentCreateKnowledge, AgentCreateMcpServer, AgentCreateToolset, AgentSkillAssignment,
};

static OPERATION: PackedOperation =
    Operation::packed("PUT", "updateAgent|/agents/{agentKey}|agent:write").resend(Resend::Safe);

/// The arguments of [`agents_update_agent`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateAgentRequest {
    /// The key of the agent. Not empty.
    pub agent_key: String,
    /// The server trims the text. From 1 to 200 characters.
    pub name: Option<String>,
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
    pub default_reasoning_effort: Option<Option<UpdateAgentRequestDefaultReasoningEffort>>,
}
builder!(UpdateAgentRequest(agent_key: String) {
    name: String,
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
    default_reasoning_effort: UpdateAgentRequestDefaultReasoningEffort, clear_default_reasoning_effort;
});
to_json! {
    UpdateAgentRequest {
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

/// Confirms a change of an agent, without the agent.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AgentUpdateResponse {
    /// The status.
    pub status: AgentUpdateResponseStatus,
    /// The message.
    pub message: String,
}
from_json! {
    AgentUpdateResponse {
        status = "status",
        message = "message",
    }
}

open_enum! {
    /// The agent update response status.
    pub enum AgentUpdateResponseStatus {
        /// `success`
        SUCCESS = "success",
    }
}

open_enum! {
    /// Used when a query names none.
    pub enum UpdateAgentRequestDefaultReasoningEffort {
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

/// Changes the given parts of an agent.
///
/// An OAuth token needs the scope `agent:write`.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 429, 500 or 503, besides the
/// errors of each call.
#[doc(alias = "agentsUpdateAgent")]
pub fn agents_update_agent(
    core: &PipeshubCore,
    request: UpdateAgentRequest,
) -> Reply<'_, AgentUpdateResponse> {
    let call = Call::new(&OPERATION)
        .path("agentKey", &request.agent_key)
        .body(&request);
    core.call(call, RawReply::read)
}
