//! The events of chats with agents.

use std::time::Duration;

use pipeshub_core::json::RawJson;
use pipeshub_core::{EventRead, RawEvent, Result, StreamEvent};

use crate::chat::{QUIET, RUNNING, chat_events};
use crate::models::conversations::{
    AgentRunFinishedEvent, CustomEvent, ReasoningEvent, ReasoningMessageContentEvent,
    ReasoningMessageEndEvent, ReasoningMessageStartEvent, RetryStatusEvent, RunErrorEvent,
    RunStartedEvent, StateDeltaEvent, StateSnapshotEvent, StepEvent, TextMessageContentEvent,
    TextMessageEndEvent, TextMessageStartEvent, ToolCallArgsEvent, ToolCallEndEvent,
    ToolCallResultEvent, ToolCallStartEvent,
};

chat_events! {
    /// An event of a chat with an agent.
    StreamAgentEvent, AgentRunFinishedEvent
}
