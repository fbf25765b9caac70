// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::ConversationModelInfoReasoningEffort;

/// Model and mode that a conversation or a message used.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConversationModelInfo {
    /// The key of the configured model.
    pub model_key: Option<String>,
    /// The model name.
    pub model_name: Option<String>,
    /// The model provider.
    pub model_provider: Option<String>,
    /// Display name of the model.
    pub model_friendly_name: Option<String>,
    /// The mode of the request; `quick` by default.
    pub chat_mode: Option<String>,
    /// The reasoning effort.
    pub reasoning_effort: Option<ConversationModelInfoReasoningEffort>,
}
from_json! {
    ConversationModelInfo {
        model_key = "modelKey",
        model_name = "modelName",
        model_provider = "modelProvider",
        model_friendly_name = "modelFriendlyName",
        chat_mode = "chatMode",
        reasoning_effort = "reasoningEffort",
    }
}
