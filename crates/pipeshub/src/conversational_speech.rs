// Written by `cargo xtask operations`. Do not edit.
//! Speech in conversations: methods, requests and responses.

use pipeshub_core::{Download, Opening, PipeshubCore, Reply};
pub use pipeshub_funcs::conversational_speech::*;

/// The methods for speech in conversations; see
/// [`Pipeshub::conversational_speech`](crate::Pipeshub::conversational_speech).
#[derive(Debug, Clone, Copy)]
pub struct ConversationalSpeech<'a>(&'a PipeshubCore);

impl<'a> ConversationalSpeech<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Converts an audio recording to text; see [`conversational_speech_transcribe_chat_audio`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "transcribeChatAudio")]
    pub fn transcribe_chat_audio(
        self,
        request: TranscribeChatAudioRequest,
    ) -> Reply<'a, TranscriptionResponse> {
        conversational_speech_transcribe_chat_audio(self.0, request)
    }

    /// Converts a text to speech and returns the audio; see
    /// [`conversational_speech_synthesize_chat_speech`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "synthesizeChatSpeech")]
    pub fn synthesize_chat_speech(
        self,
        request: SynthesizeChatSpeechRequest,
    ) -> Opening<'a, Download> {
        conversational_speech_synthesize_chat_speech(self.0, request)
    }

    /// Returns the speech providers of the server; see
    /// [`conversational_speech_get_chat_speech_capabilities`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getChatSpeechCapabilities")]
    pub fn get_chat_speech_capabilities(self) -> Reply<'a, SpeechCapabilitiesResponse> {
        conversational_speech_get_chat_speech_capabilities(self.0)
    }
}
