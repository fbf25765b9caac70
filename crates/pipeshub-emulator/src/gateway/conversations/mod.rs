//! Conversations: chats with the assistant.

mod chat;
mod run;
