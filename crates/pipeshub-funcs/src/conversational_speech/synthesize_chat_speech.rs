// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.
//! `POST /chat/speak`

use std::time::Duration;

use pipeshub_core::{
    Call, Download, Opening, Operation, PackedOperation, PipeshubCore, open_enum, to_json,
};

static OPERATION: PackedOperation =
    Operation::packed("POST", "synthesizeChatSpeech|/chat/speak|conversation:chat")
        .timeout(Duration::from_secs(120));

/// The arguments of [`conversational_speech_synthesize_chat_speech`].
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SynthesizeChatSpeechRequest {
    /// Not blank, and without text that looks like HTML. From 1 to 4096 characters.
    pub text: String,
    /// The voice. `Some(None)` is sent as `null`.
    #[cfg_attr(
        feature = "serde",
        serde(
            skip_serializing_if = "Option::is_none",
            default,
            deserialize_with = "crate::stored::nullable"
        )
    )]
    pub voice: Option<Option<String>>,
    /// Unknown values give mp3. `Some(None)` is sent as `null`.
    #[cfg_attr(
        feature = "serde",
        serde(
            skip_serializing_if = "Option::is_none",
            default,
            deserialize_with = "crate::stored::nullable"
        )
    )]
    pub format: Option<Option<SynthesizeChatSpeechRequestFormat>>,
    /// The speed from 0.25 to 4.0. The server clamps other values. The default is 1.0. `Some(None)`
    /// is sent as `null`.
    #[cfg_attr(
        feature = "serde",
        serde(
            skip_serializing_if = "Option::is_none",
            default,
            deserialize_with = "crate::stored::nullable"
        )
    )]
    pub speed: Option<Option<f64>>,
}
builder!(SynthesizeChatSpeechRequest(text: String) {} clear {
    voice: String, clear_voice;
    format: SynthesizeChatSpeechRequestFormat, clear_format;
    speed: f64, clear_speed;
});
to_json! {
    SynthesizeChatSpeechRequest {
        text = "text<1,4096",
        voice = "voice",
        format = "format",
        speed = "speed",
    }
}

open_enum! {
    /// Unknown values give mp3.
    pub enum SynthesizeChatSpeechRequestFormat {
        /// `mp3`
        MP3 = "mp3",
        /// `opus`
        OPUS = "opus",
        /// `aac`
        AAC = "aac",
        /// `flac`
        FLAC = "flac",
        /// `wav`
        WAV = "wav",
        /// `pcm`
        PCM = "pcm",
    }
}

/// Converts a text to speech and returns the audio.
///
/// An OAuth token needs the scope `conversation:chat`.
///
/// The SDK never sends the request again once the server may have received it.
///
/// The default deadline is 120 s.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 409, 413, 422, 429, 502 or 503,
/// besides the errors of each call.
#[doc(alias = "conversationalSpeechSynthesizeChatSpeech")]
pub fn conversational_speech_synthesize_chat_speech(
    core: &PipeshubCore,
    request: SynthesizeChatSpeechRequest,
) -> Opening<'_, Download> {
    let call = Call::new(&OPERATION).body(&request);
    core.open(call)
}
