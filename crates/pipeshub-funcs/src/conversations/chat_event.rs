//! The events of chats with the assistant.

use std::time::Duration;

use pipeshub_core::json::RawJson;
use pipeshub_core::{EventRead, RawEvent, Result, StreamEvent};

use crate::chat::{QUIET, RUNNING, chat_events};
pub use crate::chat_answer::ConversationCreatedValue;
use crate::models::conversations::{
    ChatRunFinishedEvent, CustomEvent, ReasoningEvent, ReasoningMessageContentEvent,
    ReasoningMessageEndEvent, ReasoningMessageStartEvent, RetryStatusEvent, RunErrorEvent,
    RunStartedEvent, StateDeltaEvent, StateSnapshotEvent, StepEvent, TextMessageContentEvent,
    TextMessageEndEvent, TextMessageStartEvent, ToolCallArgsEvent, ToolCallEndEvent,
    ToolCallResultEvent, ToolCallStartEvent,
};

chat_events! {
    /// An event of a chat with the assistant.
    StreamChatEvent, ChatRunFinishedEvent
}
