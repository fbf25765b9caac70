// Written by `cargo xtask operations`. Do not edit.
//! Speech in conversations.

#[cfg(feature = "conversational_speech_get_chat_speech_capabilities")]
mod get_chat_speech_capabilities;
#[cfg(feature = "conversational_speech_synthesize_chat_speech")]
mod synthesize_chat_speech;
#[cfg(feature = "conversational_speech_transcribe_chat_audio")]
mod transcribe_chat_audio;

#[cfg(feature = "conversational_speech_get_chat_speech_capabilities")]
pub use self::get_chat_speech_capabilities::{
    SpeechCapabilitiesResponse, SpeechCapabilitySummary,
    conversational_speech_get_chat_speech_capabilities,
};
#[cfg(feature = "conversational_speech_synthesize_chat_speech")]
pub use self::synthesize_chat_speech::{
    SynthesizeChatSpeechRequest, SynthesizeChatSpeechRequestFormat,
    conversational_speech_synthesize_chat_speech,
};
#[cfg(feature = "conversational_speech_transcribe_chat_audio")]
pub use self::transcribe_chat_audio::{
    TranscribeChatAudioRequest, TranscriptionResponse, TranscriptionResponseProvider,
    conversational_speech_transcribe_chat_audio,
};
