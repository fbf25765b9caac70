// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.
//! `POST /conversations/{conversationId}/messages/stream`

use std::time::Duration;

use pipeshub_core::{
    Call, EventStream, Opening, Operation, PackedOperation, PipeshubCore, QueryLimits, open_enum,
    to_json,
};

use crate::models::conversations::{
    AgentCapabilities, AppliedFilters, ChatAttachmentRef, ChatFilters,
};

use crate::conversations::StreamChatEvent;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "addMessageStream|/conversations/{conversationId}/messages/stream|conversation:chat",
)
.refused_with(&[400, 403])
.timeout(Duration::from_secs(300));

/// The arguments of [`conversations_add_message_stream`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AddMessageStreamRequest {
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
    /// The sources of the `answer`. The SDK refuses other values than the known ones.
    pub chat_mode: AddMessageStreamRequestChatMode,
    /// The key of a configured model; without it the default one. Not empty.
    pub model_key: Option<String>,
    /// The model name. Not empty.
    pub model_name: Option<String>,
    /// Display name, stored with the `answer`. Not empty.
    pub model_friendly_name: Option<String>,
    /// The time for the reasoning of the model; `none` means low. The SDK refuses other values than
    /// the known ones.
    pub reasoning_effort: Option<AddMessageStreamRequestReasoningEffort>,
    /// IANA time zone of the user. Not empty.
    pub timezone: Option<String>,
    /// The user's local time, ISO 8601 with an offset.
    pub current_time: Option<String>,
    /// Full names of the tools allowed; absent means all, empty means none.
    pub tools: Option<Vec<String>>,
    /// No effect. The server refuses other values. The SDK refuses other values than the known
    /// ones.
    pub protocol: Option<AddMessageStreamRequestProtocol>,
    /// Switches that limit a run. An absent one means the default.
    pub agent_capabilities: Option<AgentCapabilities>,
}
builder!(AddMessageStreamRequest(
    conversation_id: String,
    query: String,
    chat_mode: AddMessageStreamRequestChatMode,
) {
    filters: ChatFilters,
    applied_filters: AppliedFilters,
    attachments: Vec<ChatAttachmentRef>,
    model_key: String,
    model_name: String,
    model_friendly_name: String,
    reasoning_effort: AddMessageStreamRequestReasoningEffort,
    timezone: String,
    current_time: String,
    tools: Vec<String>,
    protocol: AddMessageStreamRequestProtocol,
    agent_capabilities: AgentCapabilities,
});
to_json! {
    AddMessageStreamRequest {
        query = "query<1,",
        filters = "filters",
        applied_filters = "appliedFilters",
        attachments = "attachments",
        chat_mode = "chatMode<,,=agent|internal_search|web_search",
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
    /// The sources of the `answer`.
    pub enum AddMessageStreamRequestChatMode {
        /// `agent`
        AGENT = "agent",
        /// `internal_search`
        INTERNAL_SEARCH = "internal_search",
        /// `web_search`
        WEB_SEARCH = "web_search",
    }
}

open_enum! {
    /// No effect. The server refuses other values.
    pub enum AddMessageStreamRequestProtocol {
        /// `agui`
        AGUI = "agui",
    }
}

open_enum! {
    /// The time for the reasoning of the model; `none` means low.
    pub enum AddMessageStreamRequestReasoningEffort {
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

/// Sends a message to a conversation and streams the `answer`.
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
#[doc(alias = "conversationsAddMessageStream")]
pub fn conversations_add_message_stream(
    core: &PipeshubCore,
    request: AddMessageStreamRequest,
) -> Opening<'_, EventStream<StreamChatEvent>> {
    let call = Call::new(&OPERATION)
        .path_within(
            const { QueryLimits::new("conversationId<,,h") },
            &request.conversation_id,
        )
        .body(&request);
    core.open(call)
}
