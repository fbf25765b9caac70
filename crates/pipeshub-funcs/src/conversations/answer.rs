//! The `answer` of a chat with the assistant, folded from its events.

use super::StreamChatEvent;
pub use crate::chat_answer::AnswerEnd;
use crate::chat_answer::chat_answer;
use crate::models::conversations::Conversation;

chat_answer! {
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
    Answer, StreamChatEvent, Conversation
}
