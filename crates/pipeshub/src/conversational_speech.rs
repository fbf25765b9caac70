// Written by `cargo xtask operations`. Do not edit.
//! conversational speech: methods, requests and responses.

use pipeshub_core::{PipeshubCore, Reply};
pub use pipeshub_funcs::conversational_speech::*;

/// The methods of the group conversational speech; see
/// [`Pipeshub::conversational_speech`](crate::Pipeshub::conversational_speech).
#[derive(Debug, Clone, Copy)]
pub struct ConversationalSpeech<'a>(&'a PipeshubCore);

impl<'a> ConversationalSpeech<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Tells which speech providers the server has; see
    /// [`conversational_speech_get_chat_speech_capabilities`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    pub fn get_chat_speech_capabilities(self) -> Reply<'a, SpeechCapabilitiesResponse> {
        conversational_speech_get_chat_speech_capabilities(self.0)
    }
}
