//! The `answer` of a chat, folded from its events.

use pipeshub_core::json::{FromJson, RawJson};
use pipeshub_core::{Error, ErrorKind, from_json};

use crate::models::conversations::{
    CustomEvent, CustomEventName, JsonPatchOp, JsonPatchOpPath, Message, MessageMessageType,
    RunErrorEvent, RunStartedEvent, RunStateSnapshotAnswerMatchType, RunStateSnapshotErrorCode,
    StateDeltaEvent, StateSnapshotEvent, StreamCitation,
};

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

/// The end of an `answer`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum AnswerEnd {
    /// No event has ended the `answer` yet.
    #[default]
    Open,
    /// The `answer` is complete and stored.
    Complete,
    /// The model failed, and the stored `answer` is an apology. The server stores no mark of it.
    ///
    /// `error_code()` has the reason.
    Apology,
    /// The run failed. `failures()` has the reasons.
    Failed,
    /// The stream broke. The run may go on, and its `answer` is then stored.
    ///
    /// Read the conversation until its status is no longer `Inprogress`. If no event arrived, list
    /// the conversations.
    Unknown,
}

/// The parts of an `answer` that all chats have.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fold {
    pub(crate) conversation_id: Option<String>,
    pub(crate) title: Option<String>,
    /// The run of the chat. Events of other runs belong to sub-agents.
    run: Option<String>,
    /// The raw text of the turn.
    pub(crate) raw: String,
    /// The `answer` so far as the server wrote it, with numbered citations.
    normalized: String,
    pub(crate) citations: Vec<StreamCitation>,
    pub(crate) artifacts: Vec<RawJson>,
    is_apology: bool,
    pub(crate) error_code: Option<RunStateSnapshotErrorCode>,
    pub(crate) failures: Vec<RunErrorEvent>,
    pub(crate) end: AnswerEnd,
}

impl Fold {
    pub(crate) fn text(&self) -> &str {
        if self.normalized.is_empty() {
            &self.raw
        } else {
            &self.normalized
        }
    }

    pub(crate) fn add_error(&mut self, error: &Error) {
        if let Some(failure) = error.failure::<RunErrorEvent>() {
            self.failures.push(failure.clone());
            self.end = AnswerEnd::Failed;
        } else if self.end == AnswerEnd::Open && error.kind() != ErrorKind::InvalidReply {
            self.end = AnswerEnd::Unknown;
        }
    }

    pub(crate) fn add_run(&mut self, started: &RunStartedEvent) {
        if started.parent_run_id.is_some() {
            return;
        }
        self.run = Some(started.run_id.clone());
        if self.conversation_id.is_none() {
            self.conversation_id.clone_from(&started.thread_id);
        }
    }

    /// Begins a turn. The text of a turn that calls tools is no part of the `answer`.
    pub(crate) fn begin_turn(&mut self, run: Option<&String>) {
        if self.is_of_chat(run) {
            self.raw.clear();
        }
    }

    pub(crate) fn add_text(&mut self, run: Option<&String>, text: &str) {
        if self.is_of_chat(run) {
            self.raw.push_str(text);
        }
    }

    pub(crate) fn add_changes(&mut self, delta: &StateDeltaEvent) {
        if self.is_of_chat(delta.run_id.as_ref()) {
            delta
                .delta
                .iter()
                .for_each(|change| self.add_change(change));
        }
    }

    /// Whether an event belongs to the run of the chat, and not to that of a sub-agent.
    fn is_of_chat(&self, run: Option<&String>) -> bool {
        let is_other = run
            .zip(self.run.as_ref())
            .is_some_and(|(run, own)| run != own);
        !is_other
    }

    pub(crate) fn add_custom(&mut self, custom: &CustomEvent) {
        if custom.name != CustomEventName::CONVERSATION_CREATED {
            return;
        }
        if let Some(created) = read::<ConversationCreatedValue>(custom.value.as_ref()) {
            self.conversation_id = created.conversation_id.or(self.conversation_id.take());
            self.title = created.title;
        }
    }

    fn add_change(&mut self, change: &JsonPatchOp) {
        if change.path == JsonPatchOpPath::NORMALIZED_ANSWER {
            if let Some(text) = read(change.value.as_ref()) {
                self.normalized = text;
            }
        } else if change.path == JsonPatchOpPath::CITATIONS {
            if let Some(citations) = read(change.value.as_ref()) {
                self.citations = citations;
            }
        } else if change.path == JsonPatchOpPath::ARTIFACTS {
            self.artifacts.extend(change.value.clone());
        }
    }

    /// Only a last snapshot has the `answer`, and only it marks an apology.
    pub(crate) fn add_snapshot(&mut self, state: &StateSnapshotEvent) {
        let snapshot = &state.snapshot;
        if !self.is_of_chat(state.run_id.as_ref()) || snapshot.final_ != Some(true) {
            return;
        }
        if let Some(answer) = &snapshot.answer {
            self.normalized.clone_from(answer);
        }
        if let Some(citations) = &snapshot.citations {
            self.citations.clone_from(citations);
        }
        let is_error = Some(&RunStateSnapshotAnswerMatchType::ERROR);
        self.is_apology =
            snapshot.error_code.is_some() || snapshot.answer_match_type.as_ref() == is_error;
        self.error_code.clone_from(&snapshot.error_code);
    }

    /// Ends the `answer`. The stored messages have its text.
    pub(crate) fn finish(&mut self, messages: Option<&[Message]>) {
        self.end = if self.is_apology {
            AnswerEnd::Apology
        } else {
            AnswerEnd::Complete
        };
        let mut messages = messages.into_iter().flatten().rev();
        let is_answer = MessageMessageType::BOT_RESPONSE;
        if let Some(message) = messages.find(|message| message.message_type == is_answer) {
            self.normalized.clone_from(&message.content);
        }
    }
}

/// Reads a value. A value of another form is ignored, since a later event has the whole `answer`.
fn read<T: FromJson>(value: Option<&RawJson>) -> Option<T> {
    value?.read().ok()
}

/// Defines the `answer` of a chat. The types of its events and of its conversation are the only
/// differences.
macro_rules! chat_answer {
    ($(#[$docs:meta])* $name:ident, $event:ident, $conversation:ident) => {
        $(#[$docs])*
        #[derive(Debug, Clone, Default)]
        pub struct $name {
            fold: $crate::chat_answer::Fold,
            conversation: Option<Box<$conversation>>,
        }

        impl $name {
            /// Creates an empty `answer`.
            #[must_use]
            pub fn new() -> Self {
                Self::default()
            }

            /// Adds a result of the stream.
            ///
            /// An event whose data does not fit changes nothing, since the stream goes on after it.
            pub fn add(&mut self, event: &::pipeshub_core::Result<$event>) {
                match event {
                    Ok(event) => self.add_event(event),
                    Err(error) => self.fold.add_error(error),
                }
            }

            /// The `answer` so far, with numbered citations where the server has sent them.
            ///
            /// The server sends whole texts, at most every 250 ms. A text becomes empty if its turn
            /// was a call of a tool. Before the first text, this is
            /// [`raw_text`](Self::raw_text).
            #[must_use]
            pub fn text(&self) -> &str {
                self.fold.text()
            }

            /// The raw text of the current turn, with raw marks of citations such as
            /// `[source](ref1)`.
            ///
            /// It grows with each piece and begins again with each turn. Use it to show how the
            /// model types.
            #[must_use]
            pub fn raw_text(&self) -> &str {
                &self.fold.raw
            }

            /// The citations so far, in the order of their numbers in the text.
            #[must_use]
            pub fn citations(&self) -> &[$crate::models::conversations::StreamCitation] {
                &self.fold.citations
            }

            /// The files that the run has made so far.
            #[must_use]
            pub fn artifacts(&self) -> &[::pipeshub_core::json::RawJson] {
                &self.fold.artifacts
            }

            /// The id of the conversation, from the first event. Keep it: no later event has it,
            /// except the last one.
            #[must_use]
            pub fn conversation_id(&self) -> Option<&str> {
                self.fold.conversation_id.as_deref()
            }

            /// The title of a new conversation.
            #[must_use]
            pub fn title(&self) -> Option<&str> {
                self.fold.title.as_deref()
            }

            /// The end of the `answer`.
            #[must_use]
            pub fn end(&self) -> $crate::chat_answer::AnswerEnd {
                self.fold.end
            }

            /// The reason of an [`Apology`](AnswerEnd::Apology), if the server sent one.
            #[must_use]
            pub fn error_code(
                &self,
            ) -> Option<&$crate::models::conversations::RunStateSnapshotErrorCode> {
                self.fold.error_code.as_ref()
            }

            /// The failures of the run, in order. The first is the cause; a second one tells what
            /// the gateway stored.
            #[must_use]
            pub fn failures(&self) -> &[$crate::models::conversations::RunErrorEvent] {
                &self.fold.failures
            }

            /// The stored conversation with all its messages, from the last event.
            #[must_use]
            pub fn conversation(&self) -> Option<&$conversation> {
                self.conversation.as_deref()
            }

            fn add_event(&mut self, event: &$event) {
                let fold = &mut self.fold;
                match event {
                    $event::Custom(custom) => fold.add_custom(custom),
                    $event::RunStarted(started) => fold.add_run(started),
                    $event::TextMessageStart(start) => fold.begin_turn(start.run_id.as_ref()),
                    $event::TextMessageContent(text) => {
                        fold.add_text(text.run_id.as_ref(), &text.delta);
                    }
                    $event::ToolCallStart(call) => fold.begin_turn(call.run_id.as_ref()),
                    $event::StateDelta(delta) => fold.add_changes(delta),
                    $event::StateSnapshot(state) => fold.add_snapshot(state),
                    $event::RunFinished(finished) if finished.parent_run_id.is_none() => {
                        let result = finished.result.as_ref();
                        let stored = result.map(|result| &result.conversation);
                        fold.finish(stored.map(|stored| &*stored.messages));
                        self.conversation = stored.cloned().map(Box::new);
                    }
                    _ => {}
                }
            }
        }
    };
}

pub(crate) use chat_answer;
