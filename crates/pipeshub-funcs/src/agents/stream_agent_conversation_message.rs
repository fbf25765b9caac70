// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.
//! `POST /agents/{agentKey}/conversations/{conversationId}/messages/stream`

use std::time::Duration;

use pipeshub_core::{
    Call, EventStream, Opening, Operation, PackedOperation, PipeshubCore, QueryLimits, open_enum,
    to_json,
};

use crate::models::conversations::{
    AgentCapabilities, AppliedFilters, ChatAttachmentRef, ChatFilters,
};

use crate::agents::StreamAgentEvent;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "streamAgentConversationMessage\
     |/agents/{agentKey}/conversations/{conversationId}/messages/stream\
     |agent:execute",
)
.refused_with(&[400, 403])
.timeout(Duration::from_secs(300));

/// The arguments of [`agents_stream_agent_conversation_message`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct StreamAgentConversationMessageRequest {
    /// The key of the agent. Not empty.
    pub agent_key: String,
    /// The id of the conversation.
    pub conversation_id: String,
    /// The text of the user. Not empty.
    pub query: String,
    /// The connectors and knowledge bases to which the search is limited.
    pub filters: Option<ChatFilters>,
    /// The sources that the query is narrowed to, kept for display only.
    pub applied_filters: Option<AppliedFilters>,
    /// The attachments, which were uploaded before.
    pub attachments: Option<Vec<ChatAttachmentRef>>,
    #[cfg_attr(
        feature = "serde",
        serde(
            skip,
            default = "StreamAgentConversationMessageRequest::constant_chat_mode"
        )
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
    pub reasoning_effort: Option<StreamAgentConversationMessageRequestReasoningEffort>,
    /// IANA time zone of the user. Not empty.
    pub timezone: Option<String>,
    /// The user's local time, ISO 8601 with an offset.
    pub current_time: Option<String>,
    /// Full names of the tools allowed; absent means all, empty means none.
    pub tools: Option<Vec<String>>,
    /// No effect. The server refuses other values. The SDK refuses other values than the known
    /// ones.
    pub protocol: Option<StreamAgentConversationMessageRequestProtocol>,
    /// Switches that limit a run. An absent one means the default.
    pub agent_capabilities: Option<AgentCapabilities>,
}
builder!(StreamAgentConversationMessageRequest(
    agent_key: String,
    conversation_id: String,
    query: String,
) {
    filters: ChatFilters,
    applied_filters: AppliedFilters,
    attachments: Vec<ChatAttachmentRef>,
    model_key: String,
    model_name: String,
    model_friendly_name: String,
    reasoning_effort: StreamAgentConversationMessageRequestReasoningEffort,
    timezone: String,
    current_time: String,
    tools: Vec<String>,
    protocol: StreamAgentConversationMessageRequestProtocol,
    agent_capabilities: AgentCapabilities,
} constant {
    chat_mode = "quick", constant_chat_mode;
});
to_json! {
    StreamAgentConversationMessageRequest {
        query = "query<1,",
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
    pub enum StreamAgentConversationMessageRequestProtocol {
        /// `agui`
        AGUI = "agui",
    }
}

open_enum! {
    /// The time for the reasoning of the model; `none` means low.
    pub enum StreamAgentConversationMessageRequestReasoningEffort {
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

/// Sends a message to a conversation with an agent and streams the `answer`.
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
#[doc(alias = "agentsStreamAgentConversationMessage")]
pub fn agents_stream_agent_conversation_message(
    core: &PipeshubCore,
    request: StreamAgentConversationMessageRequest,
) -> Opening<'_, EventStream<StreamAgentEvent>> {
    let call = Call::new(&OPERATION)
        .path("agentKey", &request.agent_key)
        .path_within(
            const { QueryLimits::new("conversationId<,,h") },
            &request.conversation_id,
        )
        .body(&request);
    core.open(call)
}
