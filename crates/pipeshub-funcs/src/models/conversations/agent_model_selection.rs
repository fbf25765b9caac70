// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::to_json;

/// A model to attach to an agent.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AgentModelSelection {
    /// The model key. Not empty.
    pub model_key: String,
    /// The model name.
    pub model_name: Option<String>,
    /// At least one model of the list must have `true`.
    pub is_reasoning: Option<bool>,
    /// The provider.
    pub provider: Option<String>,
}
builder!(AgentModelSelection(model_key: String) {
    model_name: String,
    is_reasoning: bool,
    provider: String,
});
to_json! {
    AgentModelSelection {
        model_key = "modelKey<1,",
        model_name = "modelName",
        is_reasoning = "isReasoning",
        provider = "provider",
    }
}
