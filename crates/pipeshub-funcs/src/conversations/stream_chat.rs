//! `POST /conversations/stream`

use std::time::Duration;

use pipeshub_core::{
    Call, EventStream, Opening, Operation, PackedOperation, PipeshubCore, to_json,
};

use super::StreamChatEvent;
use crate::models::conversations::{
    AgentCapabilities, AppliedFilters, ChatAttachmentRef, ChatFilters, StreamChatRequestChatMode,
    StreamChatRequestProtocol, StreamChatRequestReasoningEffort,
};

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "streamChat\
     |/conversations/stream\
     |conversation:chat\
     |read the conversation of the first event, or list the conversations, before you send \
         the message again; the run goes on at the server",
)
.refused_with(&[400, 403])
.timeout(Duration::from_secs(300));

/// The arguments of [`conversations_stream_chat`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct StreamChatRequest {
    /// The text of the user. From 1 to 100000 characters.
    pub query: String,
    /// Records to look at, 24 hex digits each.
    pub record_ids: Option<Vec<String>>,
    /// Connectors and knowledge bases that the search is narrowed to.
    pub filters: Option<ChatFilters>,
    /// Sources that the query is narrowed to, kept for display only.
    pub applied_filters: Option<AppliedFilters>,
    /// Attachments uploaded before.
    pub attachments: Option<Vec<ChatAttachmentRef>>,
    /// The sources that the `answer` may use.
    pub chat_mode: StreamChatRequestChatMode,
    /// Key of a configured model; without it the default one. Not empty.
    pub model_key: Option<String>,
    /// The model name. Not empty.
    pub model_name: Option<String>,
    /// Display name, stored with the `answer`. Not empty.
    pub model_friendly_name: Option<String>,
    /// The time that the model may think; none counts as low.
    pub reasoning_effort: Option<StreamChatRequestReasoningEffort>,
    /// IANA time zone of the user. Not empty.
    pub timezone: Option<String>,
    /// Clock of the user, ISO 8601 with offset.
    pub current_time: Option<String>,
    /// Full names of the tools allowed; absent means all, empty means none.
    pub tools: Option<Vec<String>>,
    /// Has no effect; other values are refused.
    pub protocol: Option<StreamChatRequestProtocol>,
    /// Switches that narrow what a run may use; an absent one means the default.
    pub agent_capabilities: Option<AgentCapabilities>,
}
builder!(StreamChatRequest(query: String, chat_mode: StreamChatRequestChatMode) {
    record_ids: Vec<String>,
    filters: ChatFilters,
    applied_filters: AppliedFilters,
    attachments: Vec<ChatAttachmentRef>,
    model_key: String,
    model_name: String,
    model_friendly_name: String,
    reasoning_effort: StreamChatRequestReasoningEffort,
    timezone: String,
    current_time: String,
    tools: Vec<String>,
    protocol: StreamChatRequestProtocol,
    agent_capabilities: AgentCapabilities,
});
to_json! {
    StreamChatRequest {
        query = "query<1,100000",
        record_ids = "recordIds<,<,,h",
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

/// Sends a first message to the assistant and streams the `answer`.
///
/// [`Answer`](super::Answer) folds the events into the text so far, the citations and the end. If
/// the stream is dropped, the run goes on at the server, and its `answer` is stored.
///
/// An OAuth token needs the scope `conversation:chat`, and `agent:execute` for the mode
/// [`AGENT`](StreamChatRequestChatMode::AGENT).
///
/// The SDK never sends the request again once the server may have received it.
///
/// The default deadline until the stream begins is 300 s. The default limit on silence is 330 s
/// before the run begins and while the `answer` is stored, and 120 s during the run.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 429 or 500, besides the errors of
/// each call. The server reports any later failure in the stream: the stream's error has the kind
/// [`Failed`](pipeshub_core::ErrorKind::Failed) and a
/// [`RunErrorEvent`](crate::models::conversations::RunErrorEvent) as its
/// [`failure`](pipeshub_core::Error::failure).
#[doc(alias = "conversationsStreamChat")]
pub fn conversations_stream_chat(
    core: &PipeshubCore,
    request: StreamChatRequest,
) -> Opening<'_, EventStream<StreamChatEvent>> {
    core.open(Call::new(&OPERATION).body(&request))
}
