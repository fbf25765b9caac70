//! The events of chats with the assistant and with agents.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use crate::models::conversations::{RunErrorEvent, RunErrorEventCode};

/// The limit on silence before the run has begun, and while the gateway stores the `answer`. The
/// gateway waits 300 s for the AI service and sends nothing meanwhile.
pub(crate) const QUIET: Duration = Duration::from_secs(330);

/// The limit on silence during the run, which sends a heartbeat every 15 s.
pub(crate) const RUNNING: Duration = Duration::from_secs(120);

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

/// Defines the events of a chat. The type of a finished run is the only difference.
macro_rules! chat_events {
    ($(#[$docs:meta])* $name:ident, $finished:ident) => {
        $(#[$docs])*
        ///
        /// Heartbeats count as life of the stream, and are no events here.
        #[derive(Debug, Clone)]
        #[non_exhaustive]
        pub enum $name {
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
            RunFinished(Box<$finished>),
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

        impl StreamEvent for $name {
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
                        let finished: $finished = event.read()?;
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
    };
}

pub(crate) use chat_events;
