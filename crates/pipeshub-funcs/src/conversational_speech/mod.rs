// Written by `cargo xtask operations`. Do not edit.
//! conversational speech.

#[cfg(feature = "conversational_speech_get_chat_speech_capabilities")]
mod get_chat_speech_capabilities;

#[cfg(feature = "conversational_speech_get_chat_speech_capabilities")]
pub use self::get_chat_speech_capabilities::{
    SpeechCapabilitiesResponse, SpeechCapabilitySummary,
    conversational_speech_get_chat_speech_capabilities,
};
