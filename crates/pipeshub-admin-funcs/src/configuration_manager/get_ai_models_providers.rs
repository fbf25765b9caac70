// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `GET /configurationManager/ai-models`

use pipeshub_core::json::Map;
use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

use crate::models::configuration::{AIModelProviderConfig, ModelRoleAssignment};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getAIModelsProviders|/configurationManager/ai-models|config:read",
);

/// The stored models by type. Every type is present, even if its list is empty.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AIModelsByType {
    /// The ocr.
    pub ocr: Vec<AIModelProviderConfig>,
    /// The embedding.
    pub embedding: Vec<AIModelProviderConfig>,
    /// The slm.
    pub slm: Vec<AIModelProviderConfig>,
    /// The llm.
    pub llm: Vec<AIModelProviderConfig>,
    /// The reasoning.
    pub reasoning: Vec<AIModelProviderConfig>,
    /// The multi modal.
    pub multi_modal: Vec<AIModelProviderConfig>,
    /// The image generation.
    pub image_generation: Vec<AIModelProviderConfig>,
    /// The tts.
    pub tts: Vec<AIModelProviderConfig>,
    /// The stt.
    pub stt: Vec<AIModelProviderConfig>,
    /// The model of each role. A known role is `indexing`. Absent if nothing is stored.
    pub model_roles: Option<Map<ModelRoleAssignment>>,
    /// Extra instructions for internal search.
    pub custom_system_prompt: Option<String>,
    /// Extra instructions for web search.
    pub custom_system_prompt_web_search: Option<String>,
    /// Extra instructions for agents.
    pub custom_system_prompt_agent: Option<String>,
}
from_json! {
    AIModelsByType {
        ocr = "ocr",
        embedding = "embedding",
        slm = "slm",
        llm = "llm",
        reasoning = "reasoning",
        multi_modal = "multiModal",
        image_generation = "imageGeneration",
        tts = "tts",
        stt = "stt",
        model_roles = "modelRoles",
        custom_system_prompt = "customSystemPrompt",
        custom_system_prompt_web_search = "customSystemPromptWebSearch",
        custom_system_prompt_agent = "customSystemPromptAgent",
    }
}

/// All stored models.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetAIModelsProvidersResponse {
    /// Constant `success`.
    pub status: String,
    /// The stored models by type. Every type is present, even if its list is empty.
    pub models: AIModelsByType,
    /// A sentence for people.
    pub message: String,
}
from_json! {
    GetAIModelsProvidersResponse {
        status = "status",
        models = "models",
        message = "message",
    }
}

/// Lists all stored AI models by type.
///
/// An OAuth token needs the scope `config:read`. The user must be an administrator.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401 or 403, besides the errors of each call.
#[doc(alias = "configurationManagerGetAIModelsProviders")]
pub fn configuration_manager_get_ai_models_providers(
    core: &PipeshubCore,
) -> Reply<'_, GetAIModelsProvidersResponse> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
