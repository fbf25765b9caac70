// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::configuration::StoredAIModelConfiguration;

/// One stored model, or several that share their settings.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AIModelProviderConfig {
    /// Provider id from the registry.
    pub provider: String,
    /// The connection settings of a stored model: the fields that were sent for the provider.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub configuration: StoredAIModelConfiguration,
    /// The name for people.
    pub model_friendly_name: Option<String>,
    /// The flag `isMultimodal`.
    pub is_multimodal: Option<bool>,
    /// The flag `isReasoning`.
    pub is_reasoning: Option<bool>,
    /// Default of its model type.
    pub is_default: Option<bool>,
    /// Context window in tokens.
    pub context_length: Option<i64>,
    /// The id for the other calls; bulk entries besides llm and embedding lack it.
    pub model_key: Option<String>,
}
from_json! {
    AIModelProviderConfig {
        provider = "provider",
        configuration = "configuration",
        model_friendly_name = "modelFriendlyName",
        is_multimodal = "isMultimodal",
        is_reasoning = "isReasoning",
        is_default = "isDefault",
        context_length = "contextLength",
        model_key = "modelKey",
    }
}
