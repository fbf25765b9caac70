//! `POST /conversations/stream`

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use pipeshub_core::json::RawJson;
use pipeshub_core::{
    Call, EventRead, EventStream, Opening, Operation, PipeshubCore, RawEvent, Result, StreamEvent,
    from_json, to_json,
};

use crate::models::conversations::{
    AgentCapabilities, AppliedFilters, ChatAttachmentRef, ChatFilters, ChatRunFinishedEvent,
    CustomEvent, ReasoningEvent, ReasoningMessageContentEvent, ReasoningMessageEndEvent,
    ReasoningMessageStartEvent, RetryStatusEvent, RunErrorEvent, RunErrorEventCode,
    RunStartedEvent, StateDeltaEvent, StateSnapshotEvent, StepEvent, StreamChatRequestChatMode,
    StreamChatRequestProtocol, StreamChatRequestReasoningEffort, TextMessageContentEvent,
    TextMessageEndEvent, TextMessageStartEvent, ToolCallArgsEvent, ToolCallEndEvent,
    ToolCallResultEvent, ToolCallStartEvent,
};

static OPERATION: Operation = Operation::post("streamChat", "/conversations/stream")
    .scopes("conversation:chat")
    .timeout(Duration::from_secs(300))
    .when_unknown(
        "read the conversation of the first event, or list the conversations, before you send \
         the message again; the run goes on at the server",
    );

/// The limit on silence before the run has begun, and while the gateway stores the `answer`. The
/// gateway waits 300 s for the AI service and sends nothing meanwhile.
const QUIET: Duration = Duration::from_secs(330);

/// The limit on silence during the run, which sends a heartbeat every 15 s.
const RUNNING: Duration = Duration::from_secs(120);

/// The arguments of [`conversations_stream_chat`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct StreamChatRequest {
    /// The message of the user. From 1 to 100000 characters.
    pub query: String,
    /// Records to look at, 24 hex digits each.
    pub record_ids: Option<Vec<String>>,
    /// Connectors and knowledge bases that the search is narrowed to.
    pub filters: Option<ChatFilters>,
    /// Sources that the query is narrowed to, kept for display only.
    pub applied_filters: Option<AppliedFilters>,
    /// Attachments uploaded before.
    pub attachments: Option<Vec<ChatAttachmentRef>>,
    /// The sources of the `answer`.
    pub chat_mode: StreamChatRequestChatMode,
    /// Key of a configured model; without it the default one. Not empty.
    pub model_key: Option<String>,
    /// The model name. Not empty.
    pub model_name: Option<String>,
    /// Display name, stored with the `answer`. Not empty.
    pub model_friendly_name: Option<String>,
    /// The effort of the model; none counts as low.
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
        record_ids = "recordIds",
        filters = "filters",
        applied_filters = "appliedFilters",
        attachments = "attachments",
        chat_mode = "chatMode",
        model_key = "modelKey<1,",
        model_name = "modelName<1,",
        model_friendly_name = "modelFriendlyName<1,",
        reasoning_effort = "reasoningEffort",
        timezone = "timezone<1,",
        current_time = "currentTime",
        tools = "tools",
        protocol = "protocol",
        agent_capabilities = "agentCapabilities",
    }
}

/// An event of a chat.
///
/// Heartbeats count as life of the stream, and are no events here.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum StreamChatEvent {
    /// An event with a name of its own: the conversation exists, or a tool is missing.
    Custom(CustomEvent),
    /// A run begins: that of the chat, or that of a sub-agent.
    RunStarted(RunStartedEvent),
    /// The state of the run. The last one contains the whole `answer`.
    StateSnapshot(Box<StateSnapshotEvent>),
    /// Changes of the `answer` so far.
    StateDelta(StateDeltaEvent),
    /// A turn of the model begins.
    TextMessageStart(TextMessageStartEvent),
    /// The next piece of raw text.
    TextMessageContent(TextMessageContentEvent),
    /// A turn of the model ends.
    TextMessageEnd(TextMessageEndEvent),
    /// The model begins to reason.
    ReasoningStart(ReasoningEvent),
    /// A message about the reasoning begins.
    ReasoningMessageStart(ReasoningMessageStartEvent),
    /// The next piece of a message about the reasoning.
    ReasoningMessageContent(ReasoningMessageContentEvent),
    /// A message about the reasoning ends.
    ReasoningMessageEnd(ReasoningMessageEndEvent),
    /// The model stops reasoning.
    ReasoningEnd(ReasoningEvent),
    /// A call of a tool begins.
    ToolCallStart(ToolCallStartEvent),
    /// The arguments of a call of a tool.
    ToolCallArgs(ToolCallArgsEvent),
    /// A call of a tool ends.
    ToolCallEnd(ToolCallEndEvent),
    /// The result of a call of a tool.
    ToolCallResult(ToolCallResultEvent),
    /// A sub-agent begins.
    StepStarted(StepEvent),
    /// A sub-agent ends.
    StepFinished(StepEvent),
    /// The server repeats its call of the model. The text of the turn so far is void.
    Retrying(RetryStatusEvent),
    /// The end of a run. Without `parent_run_id` this is the last event of the stream.
    RunFinished(Box<ChatRunFinishedEvent>),
    /// A sub-agent failed. A failure of the chat itself is an error of the stream.
    SubAgentFailed(Box<RunErrorEvent>),
    /// An event that this version of the SDK does not know.
    Other {
        /// The name of the event.
        event: String,
        /// The data of the event.
        data: RawJson,
    },
}

impl StreamEvent for StreamChatEvent {
    const IDLE_TIMEOUT: Duration = QUIET;

    fn read(event: &mut RawEvent<'_>) -> Result<EventRead<Self>> {
        match event.name() {
            "CUSTOM" => event.next(Self::Custom),
            "RUN_STARTED" => event.next(Self::RunStarted),
            "STATE_SNAPSHOT" => {
                let snapshot: StateSnapshotEvent = event.read()?;
                if snapshot.snapshot.final_ == Some(true) {
                    event.set_idle_timeout(QUIET);
                }
                Ok(EventRead::Next(Self::StateSnapshot(Box::new(snapshot))))
            }
            "STATE_DELTA" => event.next(Self::StateDelta),
            "TEXT_MESSAGE_START" => event.next(Self::TextMessageStart),
            "TEXT_MESSAGE_CONTENT" => {
                event.set_idle_timeout(RUNNING);
                event.next(Self::TextMessageContent)
            }
            "TEXT_MESSAGE_END" => event.next(Self::TextMessageEnd),
            "REASONING_START" => event.next(Self::ReasoningStart),
            "REASONING_MESSAGE_START" => event.next(Self::ReasoningMessageStart),
            "REASONING_MESSAGE_CONTENT" => event.next(Self::ReasoningMessageContent),
            "REASONING_MESSAGE_END" => event.next(Self::ReasoningMessageEnd),
            "REASONING_END" => event.next(Self::ReasoningEnd),
            "TOOL_CALL_START" => event.next(Self::ToolCallStart),
            "TOOL_CALL_ARGS" => event.next(Self::ToolCallArgs),
            "TOOL_CALL_END" => event.next(Self::ToolCallEnd),
            "TOOL_CALL_RESULT" => event.next(Self::ToolCallResult),
            "STEP_STARTED" => event.next(Self::StepStarted),
            "STEP_FINISHED" => event.next(Self::StepFinished),
            "HEARTBEAT" => {
                event.set_idle_timeout(RUNNING);
                Ok(EventRead::Skipped)
            }
            "status" => event.next(Self::Retrying),
            "RUN_FINISHED" => {
                let finished: ChatRunFinishedEvent = event.read()?;
                let is_sub_agent = finished.parent_run_id.is_some();
                let finished = Self::RunFinished(Box::new(finished));
                Ok(if is_sub_agent {
                    EventRead::Next(finished)
                } else {
                    EventRead::Last(finished)
                })
            }
            "RUN_ERROR" => {
                let error: RunErrorEvent = event.read()?;
                if error.parent_run_id.is_some() {
                    return Ok(EventRead::Next(Self::SubAgentFailed(Box::new(error))));
                }
                event.failure::<_, RunErrorEvent>()
            }
            _ => event.other(|event, data| Self::Other { event, data }),
        }
    }
}

/// The value of the event `conversation_created`, which is the first event of a chat.
///
/// ```
/// use pipeshub_core::json::RawJson;
/// use pipeshub_funcs::conversations::ConversationCreatedValue;
///
/// let value = RawJson::new(r#"{"conversationId":"66f0a1b2c3d4e5f601234567"}"#)?;
/// let created: ConversationCreatedValue = value.read()?;
/// assert_eq!(created.conversation_id.as_deref(), Some("66f0a1b2c3d4e5f601234567"));
/// # Ok::<(), pipeshub_core::json::InvalidJson>(())
/// ```
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConversationCreatedValue {
    /// The id of the conversation.
    pub conversation_id: Option<String>,
    /// The title of a new conversation.
    pub title: Option<String>,
}
from_json! {
    ConversationCreatedValue {
        conversation_id = "conversationId",
        title = "title",
    }
}

/// The codes that are printed. Any other text of the server may repeat a part of the request.
const CODES: [RunErrorEventCode; 16] = [
    RunErrorEventCode::INTERNAL_ERROR,
    RunErrorEventCode::NO_RESPONSE,
    RunErrorEventCode::SAVE_ERROR,
    RunErrorEventCode::STREAM_ERROR,
    RunErrorEventCode::STREAMING_ERROR,
    RunErrorEventCode::UNKNOWN_ERROR,
    RunErrorEventCode::LLM_INITIALIZATION_FAILED,
    RunErrorEventCode::TOOLSET_CONFIG_MISSING,
    RunErrorEventCode::MCP_SERVER_CONFIG_MISSING,
    RunErrorEventCode::CONTENT_FILTER,
    RunErrorEventCode::RATE_LIMIT,
    RunErrorEventCode::AUTH_ERROR,
    RunErrorEventCode::SERVER_ERROR,
    RunErrorEventCode::TIMEOUT,
    RunErrorEventCode::UNKNOWN,
    RunErrorEventCode::AGENT_ERROR,
];

impl fmt::Display for RunErrorEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the run of the chat failed")?;
        match CODES.iter().find(|code| **code == self.code) {
            Some(code) => write!(f, " with the code {}", code.as_str()),
            None => Ok(()),
        }
    }
}

impl StdError for RunErrorEvent {}

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
/// [`Failed`](pipeshub_core::ErrorKind::Failed) and a [`RunErrorEvent`] as its
/// [`failure`](pipeshub_core::Error::failure).
#[doc(alias = "conversationsStreamChat")]
pub fn conversations_stream_chat(
    core: &PipeshubCore,
    request: StreamChatRequest,
) -> Opening<'_, EventStream<StreamChatEvent>> {
    core.open(Call::new(&OPERATION).body(&request))
}
