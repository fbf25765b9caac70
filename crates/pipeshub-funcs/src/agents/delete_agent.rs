// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.
//! `DELETE /agents/{agentKey}`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json, open_enum,
};

static OPERATION: PackedOperation =
    Operation::packed("DELETE", "deleteAgent|/agents/{agentKey}|agent:write");

/// The arguments of [`agents_delete_agent`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DeleteAgentRequest {
    /// The key of the agent. Not empty.
    pub agent_key: String,
}
builder!(DeleteAgentRequest(agent_key: String) {});

/// The numbers of deleted objects; always one agent.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AgentDeleteCounts {
    /// The agents.
    pub agents: i64,
    /// The toolsets.
    pub toolsets: i64,
    /// The tools.
    pub tools: i64,
    /// The knowledge.
    pub knowledge: i64,
    /// The edges.
    pub edges: i64,
}
from_json! {
    AgentDeleteCounts {
        agents = "agents",
        toolsets = "toolsets",
        tools = "tools",
        knowledge = "knowledge",
        edges = "edges",
    }
}

/// Confirms that an agent is deleted.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AgentDeleteResponse {
    /// The status.
    pub status: AgentDeleteResponseStatus,
    /// The message.
    pub message: String,
    /// The numbers of deleted objects; always one agent.
    pub deleted: AgentDeleteCounts,
}
from_json! {
    AgentDeleteResponse {
        status = "status",
        message = "message",
        deleted = "deleted",
    }
}

open_enum! {
    /// The agent delete response status.
    pub enum AgentDeleteResponseStatus {
        /// `success`
        SUCCESS = "success",
    }
}

/// Deletes an agent owned by the caller.
///
/// An OAuth token needs the scope `agent:write`.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 429, 500 or 503, besides the
/// errors of each call.
#[doc(alias = "agentsDeleteAgent")]
pub fn agents_delete_agent(
    core: &PipeshubCore,
    request: DeleteAgentRequest,
) -> Reply<'_, AgentDeleteResponse> {
    let call = Call::new(&OPERATION).path("agentKey", &request.agent_key);
    core.call(call, RawReply::read)
}
