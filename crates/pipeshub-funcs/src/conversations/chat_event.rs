//! The events of chats with the assistant.

use std::time::Duration;

use pipeshub_core::json::RawJson;
use pipeshub_core::{EventRead, RawEvent, Result, StreamEvent, from_json};

use crate::chat::{QUIET, RUNNING, chat_events};
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
