//! Conversations: chats with the assistant.

mod chat;
mod run;

use super::Gateway;
use super::route::Entry;
use super::route::Handler::Stream;

/// The operations of the family that have a function.
pub(super) const HANDLERS: &[Entry] = &[("streamChat", Stream(Gateway::chat))];
