// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.
//! `POST /agents/{agentKey}/conversations/stream`

use std::time::Duration;

use pipeshub_core::{
    Call, EventStream, Opening, Operation, PackedOperation, PipeshubCore, open_enum, to_json,
};

use crate::models::conversations::{
    AgentCapabilities, AppliedFilters, ChatAttachmentRef, ChatFilters,
};

use crate::agents::StreamAgentEvent;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "streamAgentConversation|/agents/{agentKey}/conversations/stream|agent:execute",
)
.refused_with(&[400, 403])
.timeout(Duration::from_secs(300));

/// The arguments of [`agents_stream_agent_conversation`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct StreamAgentConversationRequest {
    /// The key of the agent. Not empty.
    pub agent_key: String,
    /// The text of the user. From 1 to 100000 characters.
    pub query: String,
    /// The records to look at, 24 hex digits each.
    pub record_ids: Option<Vec<String>>,
    /// The connectors and knowledge bases to which the search is limited.
    pub filters: Option<ChatFilters>,
    /// The sources that the query is narrowed to, kept for display only.
    pub applied_filters: Option<AppliedFilters>,
    /// The attachments, which were uploaded before.
    pub attachments: Option<Vec<ChatAttachmentRef>>,
    #[cfg_attr(
        feature = "serde",
        serde(skip, default = "StreamAgentConversationRequest::constant_chat_mode")
    )]
    chat_mode: &'static str,
    /// The key of a configured model; without it the default one. Not empty.
    pub model_key: Option<String>,
    /// The model name. Not empty.
    pub model_name: Option<String>,
    /// Display name, stored with the `answer`. Not empty.
    pub model_friendly_name: Option<String>,
    /// The time for the reasoning of the model; `none` means low. The SDK refuses other values than
    /// the known ones.
    pub reasoning_effort: Option<StreamAgentConversationRequestReasoningEffort>,
    /// IANA time zone of the user. Not empty.
    pub timezone: Option<String>,
    /// The user's local time, ISO 8601 with an offset.
    pub current_time: Option<String>,
    /// Full names of the tools allowed; absent means all, empty means none.
    pub tools: Option<Vec<String>>,
    /// No effect. The server refuses other values. The SDK refuses other values than the known
    /// ones.
    pub protocol: Option<StreamAgentConversationRequestProtocol>,
    /// Switches that limit a run. An absent one means the default.
    pub agent_capabilities: Option<AgentCapabilities>,
}
builder!(StreamAgentConversationRequest(agent_key: String, query: String) {
    record_ids: Vec<String>,
    filters: ChatFilters,
    applied_filters: AppliedFilters,
    attachments: Vec<ChatAttachmentRef>,
    model_key: String,
    model_name: String,
    model_friendly_name: String,
    reasoning_effort: StreamAgentConversationRequestReasoningEffort,
    timezone: String,
    current_time: String,
    tools: Vec<String>,
    protocol: StreamAgentConversationRequestProtocol,
    agent_capabilities: AgentCapabilities,
} constant {
    chat_mode = "quick", constant_chat_mode;
});
to_json! {
    StreamAgentConversationRequest {
        query = "query<1,100000",
        record_ids = "recordIds<,<,,h",
        filters = "filters",
        applied_filters = "appliedFilters",
        attachments = "attachments",
        chat_mode = "chatMode",
        model_key = "modelKey<1,",
        model_name = "modelName<1,",
        model_friendly_name = "modelFriendlyName<1,",
        reasoning_effort = "reasoningEffort<,,=none|low|medium|high|max",
        timezone = "timezone<1,",
        current_time = "currentTime",
        tools = "tools<,<1,",
        protocol = "protocol<,,=agui",
        agent_capabilities = "agentCapabilities",
    }
}

open_enum! {
    /// No effect. The server refuses other values.
    pub enum StreamAgentConversationRequestProtocol {
        /// `agui`
        AGUI = "agui",
    }
}

open_enum! {
    /// The time for the reasoning of the model; `none` means low.
    pub enum StreamAgentConversationRequestReasoningEffort {
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

/// Starts a conversation with an agent and streams its `answer`.
///
/// An OAuth token needs the scope `agent:execute`.
///
/// The SDK never sends the request again once the server may have received it.
///
/// After status 400 or 403, the operation certainly did not run.
///
/// The default deadline is 300 s.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 429 or 500, besides the errors of
/// each call.
#[doc(alias = "agentsStreamAgentConversation")]
pub fn agents_stream_agent_conversation(
    core: &PipeshubCore,
    request: StreamAgentConversationRequest,
) -> Opening<'_, EventStream<StreamAgentEvent>> {
    let call = Call::new(&OPERATION)
        .path("agentKey", &request.agent_key)
        .body(&request);
    core.open(call)
}
