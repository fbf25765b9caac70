//! The `answer` of a chat with an agent, folded from its events.

use super::StreamAgentEvent;
use crate::chat_answer::chat_answer;
pub use crate::chat_answer::{AnswerEnd, ConversationCreatedValue};
use crate::models::conversations::AgentConversation;

chat_answer! {
    /// The `answer` of a chat with an agent so far, folded from the events of its stream.
    ///
    /// Pass each result of the stream to [`add`](Self::add), errors included, until the stream
    /// returns `None`. Read on after an error: some chats report a second failure, and a stream
    /// that broke returns `None` next.
    ///
    /// ```
    /// # use pipeshub_core::{EventStream, Result};
    /// use pipeshub_funcs::agents::{AgentAnswer, AnswerEnd, StreamAgentEvent};
    ///
    /// # async fn f(mut events: EventStream<StreamAgentEvent>) -> Result<()> {
    /// let mut answer = AgentAnswer::new();
    /// while let Some(event) = events.next().await {
    ///     answer.add(&event);
    /// }
    /// if answer.end() == AnswerEnd::Complete {
    ///     println!("{} ({} sources)", answer.text(), answer.citations().len());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    AgentAnswer, StreamAgentEvent, AgentConversation
}
