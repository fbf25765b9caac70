//! The `answer` of a chat, folded from its events.

use pipeshub_core::json::{FromJson, RawJson};
use pipeshub_core::{Error, ErrorKind, Result};

use super::{ConversationCreatedValue, StreamChatEvent};
use crate::models::conversations::{
    ChatRunFinishedEvent, Conversation, CustomEvent, CustomEventName, JsonPatchOp, JsonPatchOpPath,
    MessageMessageType, RunErrorEvent, RunStateSnapshot, RunStateSnapshotAnswerMatchType,
    RunStateSnapshotErrorCode, StreamCitation,
};

/// The `answer` of a chat so far, folded from the events of its stream.
///
/// Pass each result of the stream to [`add`](Self::add), errors included, until the stream returns
/// `None`. Read on after an error: some chats report a second failure, and a stream that broke
/// returns `None` next.
///
/// ```
/// # use pipeshub_core::{PipeshubCore, Result};
/// use pipeshub_funcs::conversations::{Answer, AnswerEnd, StreamChatRequest, conversations_stream_chat};
/// use pipeshub_funcs::models::conversations::StreamChatRequestChatMode;
///
/// # async fn f(core: &PipeshubCore) -> Result<()> {
/// let request = StreamChatRequest::new("When is pay day?", StreamChatRequestChatMode::INTERNAL_SEARCH);
/// let mut events = conversations_stream_chat(core, request).await?;
/// let mut answer = Answer::new();
/// while let Some(event) = events.next().await {
///     answer.add(&event);
/// }
/// match answer.end() {
///     AnswerEnd::Complete => println!("{} ({} sources)", answer.text(), answer.citations().len()),
///     AnswerEnd::Apology => println!("the model failed: {}", answer.text()),
///     AnswerEnd::Failed => println!("the chat failed"),
///     _ => println!("the run may go on; read conversation {:?} later", answer.conversation_id()),
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Default)]
pub struct Answer {
    conversation_id: Option<String>,
    title: Option<String>,
    /// The run of the chat. Events of other runs belong to sub-agents.
    run: Option<String>,
    /// The raw text of the turn.
    raw: String,
    /// The `answer` so far as the server wrote it, with numbered citations.
    normalized: String,
    citations: Vec<StreamCitation>,
    artifacts: Vec<RawJson>,
    is_apology: bool,
    error_code: Option<RunStateSnapshotErrorCode>,
    failures: Vec<RunErrorEvent>,
    conversation: Option<Box<Conversation>>,
    end: AnswerEnd,
}

/// The end of an [`Answer`].
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
    /// [`Answer::error_code`] has the reason.
    Apology,
    /// The run failed. [`Answer::failures`] has the reasons.
    Failed,
    /// The stream broke. The run may go on, and its `answer` is then stored.
    ///
    /// Read the conversation until its status is no longer `Inprogress`. If no event arrived, list
    /// the conversations.
    Unknown,
}

impl Answer {
    /// Creates an empty `answer`.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a result of the stream.
    ///
    /// An event whose data does not fit changes nothing, since the stream goes on after it.
    pub fn add(&mut self, event: &Result<StreamChatEvent>) {
        match event {
            Ok(event) => self.add_event(event),
            Err(error) => self.add_error(error),
        }
    }

    /// The `answer` so far, with numbered citations where the server has sent them.
    ///
    /// The server sends whole texts, at most every 250 ms. A text becomes empty if its turn was a
    /// call of a tool. Before the first text, this is [`raw_text`](Self::raw_text).
    #[must_use]
    pub fn text(&self) -> &str {
        if self.normalized.is_empty() {
            &self.raw
        } else {
            &self.normalized
        }
    }

    /// The raw text of the current turn, with raw marks of citations such as `[source](ref1)`.
    ///
    /// It grows with each piece and begins again with each turn. Use it to show how the model
    /// types.
    #[must_use]
    pub fn raw_text(&self) -> &str {
        &self.raw
    }

    /// The citations so far, in the order of their numbers in the text.
    #[must_use]
    pub fn citations(&self) -> &[StreamCitation] {
        &self.citations
    }

    /// The files that the run has made so far.
    #[must_use]
    pub fn artifacts(&self) -> &[RawJson] {
        &self.artifacts
    }

    /// The id of the conversation, from the first event. Keep it: no later event has it, except
    /// the last one.
    #[must_use]
    pub fn conversation_id(&self) -> Option<&str> {
        self.conversation_id.as_deref()
    }

    /// The title of a new conversation.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The end of the `answer`.
    #[must_use]
    pub fn end(&self) -> AnswerEnd {
        self.end
    }

    /// The reason of an [`Apology`](AnswerEnd::Apology), if the server sent one.
    #[must_use]
    pub fn error_code(&self) -> Option<&RunStateSnapshotErrorCode> {
        self.error_code.as_ref()
    }

    /// The failures of the run, in order. The first is the cause; a second one tells what the
    /// gateway stored.
    #[must_use]
    pub fn failures(&self) -> &[RunErrorEvent] {
        &self.failures
    }

    /// The stored conversation with all its messages, from the last event.
    #[must_use]
    pub fn conversation(&self) -> Option<&Conversation> {
        self.conversation.as_deref()
    }

    fn add_error(&mut self, error: &Error) {
        if let Some(failure) = error.failure::<RunErrorEvent>() {
            self.failures.push(failure.clone());
            self.end = AnswerEnd::Failed;
        } else if self.end == AnswerEnd::Open && error.kind() != ErrorKind::InvalidReply {
            self.end = AnswerEnd::Unknown;
        }
    }

    fn add_event(&mut self, event: &StreamChatEvent) {
        match event {
            StreamChatEvent::Custom(custom) => self.add_custom(custom),
            StreamChatEvent::RunStarted(started) if started.parent_run_id.is_none() => {
                self.run = Some(started.run_id.clone());
                if self.conversation_id.is_none() {
                    self.conversation_id.clone_from(&started.thread_id);
                }
            }
            StreamChatEvent::TextMessageStart(start) if self.is_of_chat(start.run_id.as_ref()) => {
                self.raw.clear();
            }
            StreamChatEvent::TextMessageContent(text) if self.is_of_chat(text.run_id.as_ref()) => {
                self.raw.push_str(&text.delta);
            }
            // The text of a turn that calls tools is no part of the `answer`.
            StreamChatEvent::ToolCallStart(call) if self.is_of_chat(call.run_id.as_ref()) => {
                self.raw.clear();
            }
            StreamChatEvent::StateDelta(delta) if self.is_of_chat(delta.run_id.as_ref()) => {
                delta
                    .delta
                    .iter()
                    .for_each(|change| self.add_change(change));
            }
            StreamChatEvent::StateSnapshot(state) if self.is_of_chat(state.run_id.as_ref()) => {
                self.add_snapshot(&state.snapshot);
            }
            StreamChatEvent::RunFinished(finished) if finished.parent_run_id.is_none() => {
                self.add_finish(finished);
            }
            _ => {}
        }
    }

    /// Whether an event belongs to the run of the chat, and not to that of a sub-agent.
    fn is_of_chat(&self, run: Option<&String>) -> bool {
        let is_other = run
            .zip(self.run.as_ref())
            .is_some_and(|(run, own)| run != own);
        !is_other
    }

    fn add_custom(&mut self, custom: &CustomEvent) {
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
    fn add_snapshot(&mut self, snapshot: &RunStateSnapshot) {
        if snapshot.final_ != Some(true) {
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

    fn add_finish(&mut self, finished: &ChatRunFinishedEvent) {
        self.end = if self.is_apology {
            AnswerEnd::Apology
        } else {
            AnswerEnd::Complete
        };
        let Some(result) = &finished.result else {
            return;
        };
        let conversation = &result.conversation;
        let mut messages = conversation.messages.iter().rev();
        let is_answer = MessageMessageType::BOT_RESPONSE;
        if let Some(message) = messages.find(|message| message.message_type == is_answer) {
            self.normalized.clone_from(&message.content);
        }
        self.conversation = Some(Box::new(conversation.clone()));
    }
}

/// Reads a value. A value of another form is ignored, since a later event has the whole `answer`.
fn read<T: FromJson>(value: Option<&RawJson>) -> Option<T> {
    value?.read().ok()
}
