// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.
//! `GET /chat/speech/capabilities`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getChatSpeechCapabilities|/chat/speech/capabilities|conversation:chat",
);

/// Speech providers of the server; null where none is configured.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SpeechCapabilitiesResponse {
    /// Text to speech.
    pub tts: Option<SpeechCapabilitySummary>,
    /// Speech to text.
    pub stt: Option<SpeechCapabilitySummary>,
}
from_json! {
    SpeechCapabilitiesResponse {
        tts = "tts",
        stt = "stt",
    }
}

/// A configured speech provider.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SpeechCapabilitySummary {
    /// The provider.
    pub provider: Option<String>,
    /// Same as `defaultModel`.
    pub model: Option<String>,
    /// The default model.
    pub default_model: Option<String>,
    /// The models.
    pub models: Vec<String>,
    /// Whether it is marked as default.
    pub is_default: bool,
    /// The model key.
    pub model_key: Option<String>,
    /// The friendly name.
    pub friendly_name: Option<String>,
}
from_json! {
    SpeechCapabilitySummary {
        provider = "provider",
        model = "model",
        default_model = "defaultModel",
        models = "models",
        is_default = "isDefault",
        model_key = "modelKey",
        friendly_name = "friendlyName",
    }
}

/// Returns the speech providers of the server.
///
/// An OAuth token needs the scope `conversation:chat`.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, 403, 429, 500 or 503, besides the errors of
/// each call.
#[doc(alias = "conversationalSpeechGetChatSpeechCapabilities")]
pub fn conversational_speech_get_chat_speech_capabilities(
    core: &PipeshubCore,
) -> Reply<'_, SpeechCapabilitiesResponse> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
