// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.
//! `POST /conversations/{conversationId}/message/{messageId}/regenerate`

use std::time::Duration;

use pipeshub_core::{
    Call, EventStream, Opening, Operation, PackedOperation, PipeshubCore, QueryLimits, open_enum,
    to_json,
};

use crate::models::conversations::{AgentCapabilities, ChatFilters};

use crate::conversations::StreamChatEvent;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "regenerateAnswer|/conversations/{conversationId}/message/{messageId}/regenerate\
     |conversation:chat",
)
.refused_with(&[400, 403])
.timeout(Duration::from_secs(300));

/// The arguments of [`conversations_regenerate_answer`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct RegenerateAnswerRequest {
    /// The id of the conversation.
    pub conversation_id: String,
    /// The id of the message.
    pub message_id: String,
    /// The connectors and knowledge bases to which the search is limited.
    pub filters: Option<ChatFilters>,
    /// A text that contains `agent` selects the agent mode, and `web_search` searches the web. Any
    /// other text searches internally. Not empty.
    pub chat_mode: Option<String>,
    /// The key of a configured model; without it the default one. Not empty.
    pub model_key: Option<String>,
    /// The model name. Not empty.
    pub model_name: Option<String>,
    /// Display name, stored with the `answer`. Not empty.
    pub model_friendly_name: Option<String>,
    /// The time for the reasoning of the model; `none` means low. The SDK refuses other values than
    /// the known ones.
    pub reasoning_effort: Option<RegenerateAnswerRequestReasoningEffort>,
    /// IANA time zone of the user. Not empty.
    pub timezone: Option<String>,
    /// The user's local time, ISO 8601 with an offset.
    pub current_time: Option<String>,
    /// Full names of the tools allowed; absent means all, empty means none.
    pub tools: Option<Vec<String>>,
    /// No effect. The server refuses other values. The SDK refuses other values than the known
    /// ones.
    pub protocol: Option<RegenerateAnswerRequestProtocol>,
    /// Switches that limit a run. An absent one means the default.
    pub agent_capabilities: Option<AgentCapabilities>,
}
builder!(RegenerateAnswerRequest(conversation_id: String, message_id: String) {
    filters: ChatFilters,
    chat_mode: String,
    model_key: String,
    model_name: String,
    model_friendly_name: String,
    reasoning_effort: RegenerateAnswerRequestReasoningEffort,
    timezone: String,
    current_time: String,
    tools: Vec<String>,
    protocol: RegenerateAnswerRequestProtocol,
    agent_capabilities: AgentCapabilities,
});
to_json! {
    RegenerateAnswerRequest {
        filters = "filters",
        chat_mode = "chatMode<1,",
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
    pub enum RegenerateAnswerRequestProtocol {
        /// `agui`
        AGUI = "agui",
    }
}

open_enum! {
    /// The time for the reasoning of the model; `none` means low.
    pub enum RegenerateAnswerRequestReasoningEffort {
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

/// Repeats the last `answer` of a conversation and streams it.
///
/// An OAuth token needs the scope `conversation:chat`. `agent:execute`: `chatMode` selects agent
/// mode. without it the stream carries `RUN_ERROR`.
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
#[doc(alias = "conversationsRegenerateAnswer")]
pub fn conversations_regenerate_answer(
    core: &PipeshubCore,
    request: RegenerateAnswerRequest,
) -> Opening<'_, EventStream<StreamChatEvent>> {
    let call = Call::new(&OPERATION)
        .path_within(
            const { QueryLimits::new("conversationId<,,h") },
            &request.conversation_id,
        )
        .path_within(
            const { QueryLimits::new("messageId<,,h") },
            &request.message_id,
        )
        .body(&request);
    core.open(call)
}
