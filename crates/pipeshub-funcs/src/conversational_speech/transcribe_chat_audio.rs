// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.
//! `POST /chat/transcribe`

use std::time::Duration;

use pipeshub_core::{
    Call, Form, Operation, PackedOperation, Part, PipeshubCore, RawReply, Reply, from_json,
    open_enum,
};

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "transcribeChatAudio|/chat/transcribe|conversation:chat",
)
.timeout(Duration::from_secs(120));

/// The arguments of [`conversational_speech_transcribe_chat_audio`].
#[derive(Debug)]
#[non_exhaustive]
pub struct TranscribeChatAudioRequest {
    /// At most 25 MiB, not empty.
    pub file: Part,
    /// Language hint.
    pub language: Option<String>,
}
builder!(TranscribeChatAudioRequest(file: Part) { language: String });

/// The text of a recording and who transcribed it.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct TranscriptionResponse {
    /// The text.
    pub text: String,
    /// The provider.
    pub provider: Option<TranscriptionResponseProvider>,
    /// The model.
    pub model: String,
}
from_json! {
    TranscriptionResponse {
        text = "text",
        provider = "provider",
        model = "model",
    }
}

open_enum! {
    /// The transcription response provider.
    pub enum TranscriptionResponseProvider {
        /// `openAI`
        OPEN_AI = "openAI",
        /// `whisper`
        WHISPER = "whisper",
        /// `wispr`
        WISPR = "wispr",
        /// `gemini`
        GEMINI = "gemini",
    }
}

/// Converts an audio recording to text.
///
/// An OAuth token needs the scope `conversation:chat`.
///
/// The SDK never sends the request again once the server may have received it.
///
/// The default deadline is 120 s.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 409, 413, 422, 429, 500, 502 or 503,
/// besides the errors of each call.
#[doc(alias = "conversationalSpeechTranscribeChatAudio")]
pub fn conversational_speech_transcribe_chat_audio(
    core: &PipeshubCore,
    request: TranscribeChatAudioRequest,
) -> Reply<'_, TranscriptionResponse> {
    let call = Call::new(&OPERATION);
    let form = Form::new()
        .part("file", request.file)
        .texts("language", request.language);
    core.call(call.form(form), RawReply::read)
}
