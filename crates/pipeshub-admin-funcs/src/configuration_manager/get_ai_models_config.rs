// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `GET /configurationManager/aiModelsConfig`

use pipeshub_core::json::Map;
use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

use crate::models::configuration::{AIModelProviderConfig, ModelRoleAssignment};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getAIModelsConfig|/configurationManager/aiModelsConfig|config:read",
);

/// The stored settings of AI models, or an empty object.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AIModelsConfig {
    /// The ocr.
    pub ocr: Option<Vec<AIModelProviderConfig>>,
    /// The embedding.
    pub embedding: Option<Vec<AIModelProviderConfig>>,
    /// The slm.
    pub slm: Option<Vec<AIModelProviderConfig>>,
    /// The llm.
    pub llm: Option<Vec<AIModelProviderConfig>>,
    /// The reasoning.
    pub reasoning: Option<Vec<AIModelProviderConfig>>,
    /// The multi modal.
    pub multi_modal: Option<Vec<AIModelProviderConfig>>,
    /// The image generation.
    pub image_generation: Option<Vec<AIModelProviderConfig>>,
    /// The tts.
    pub tts: Option<Vec<AIModelProviderConfig>>,
    /// The stt.
    pub stt: Option<Vec<AIModelProviderConfig>>,
    /// The model of each role. A known role is `indexing`.
    pub model_roles: Option<Map<ModelRoleAssignment>>,
    /// Extra instructions for internal search.
    pub custom_system_prompt: Option<String>,
    /// Extra instructions for web search.
    pub custom_system_prompt_web_search: Option<String>,
    /// Extra instructions for agents.
    pub custom_system_prompt_agent: Option<String>,
}
from_json! {
    AIModelsConfig {
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

/// Returns everything that is stored about AI models.
///
/// An OAuth token needs the scope `config:read`. The user must be an administrator.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401 or 403, besides the errors of each call.
#[doc(alias = "configurationManagerGetAIModelsConfig")]
pub fn configuration_manager_get_ai_models_config(
    core: &PipeshubCore,
) -> Reply<'_, AIModelsConfig> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
