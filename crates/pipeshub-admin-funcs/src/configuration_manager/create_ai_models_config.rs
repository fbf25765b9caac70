// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `POST /configurationManager/aiModelsConfig`

use std::time::Duration;

use pipeshub_core::json::RawJson;
use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, to_json};

use crate::models::configuration::MessageResponse;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "createAIModelsConfig|/configurationManager/aiModelsConfig|config:write",
)
.timeout(Duration::from_secs(300));

/// The arguments of [`configuration_manager_create_ai_models_config`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct CreateAIModelsConfigRequest {
    /// The ocr.
    pub ocr: Option<Vec<AIModelProviderInput>>,
    /// May be empty, must not be missing.
    pub embedding: Vec<AIModelProviderInput>,
    /// The slm.
    pub slm: Option<Vec<AIModelProviderInput>>,
    /// May be empty, must not be missing.
    pub llm: Vec<AIModelProviderInput>,
    /// The reasoning.
    pub reasoning: Option<Vec<AIModelProviderInput>>,
    /// The multi modal.
    pub multi_modal: Option<Vec<AIModelProviderInput>>,
    /// The image generation.
    pub image_generation: Option<Vec<AIModelProviderInput>>,
    /// The tts.
    pub tts: Option<Vec<AIModelProviderInput>>,
    /// The stt.
    pub stt: Option<Vec<AIModelProviderInput>>,
    /// Extra instructions for internal search. `Some(None)` is sent as `null`.
    #[cfg_attr(
        feature = "serde",
        serde(
            skip_serializing_if = "Option::is_none",
            default,
            deserialize_with = "crate::stored::nullable"
        )
    )]
    pub custom_system_prompt: Option<Option<String>>,
    /// Extra instructions for web search. `Some(None)` is sent as `null`.
    #[cfg_attr(
        feature = "serde",
        serde(
            skip_serializing_if = "Option::is_none",
            default,
            deserialize_with = "crate::stored::nullable"
        )
    )]
    pub custom_system_prompt_web_search: Option<Option<String>>,
    /// Extra instructions for agents. `Some(None)` is sent as `null`.
    #[cfg_attr(
        feature = "serde",
        serde(
            skip_serializing_if = "Option::is_none",
            default,
            deserialize_with = "crate::stored::nullable"
        )
    )]
    pub custom_system_prompt_agent: Option<Option<String>>,
}
builder!(CreateAIModelsConfigRequest(
    embedding: Vec<AIModelProviderInput>,
    llm: Vec<AIModelProviderInput>,
) {
    ocr: Vec<AIModelProviderInput>,
    slm: Vec<AIModelProviderInput>,
    reasoning: Vec<AIModelProviderInput>,
    multi_modal: Vec<AIModelProviderInput>,
    image_generation: Vec<AIModelProviderInput>,
    tts: Vec<AIModelProviderInput>,
    stt: Vec<AIModelProviderInput>,
} clear {
    custom_system_prompt: String, clear_custom_system_prompt;
    custom_system_prompt_web_search: String, clear_custom_system_prompt_web_search;
    custom_system_prompt_agent: String, clear_custom_system_prompt_agent;
});
to_json! {
    CreateAIModelsConfigRequest {
        ocr = "ocr",
        embedding = "embedding",
        slm = "slm",
        llm = "llm",
        reasoning = "reasoning",
        multi_modal = "multiModal",
        image_generation = "imageGeneration",
        tts = "tts",
        stt = "stt",
        custom_system_prompt = "customSystemPrompt",
        custom_system_prompt_web_search = "customSystemPromptWebSearch",
        custom_system_prompt_agent = "customSystemPromptAgent",
    }
}

/// One model of the bulk call; `modelKey` and flags are set by the server.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AIModelProviderInput {
    /// Provider id from the registry. Not empty.
    pub provider: String,
    /// The connection settings of a model. Other fields depend on the provider; see its schema.
    /// Known fields: `model`, `modelFriendlyName`, `apiKey`, `endpoint`, `organizationId`,
    /// `deploymentName`, `provider`, `customProvider`, `awsAccessKeyId`, `awsAccessSecretKey`,
    /// `region`, `project`, `location`, `serviceAccountJson`, `dimensions`, `trustRemoteCode`,
    /// `voice`, `responseFormat`, `device`, `computeType`, `modelDir`, `language`, `appType`,
    /// `model_kwargs`, `encode_kwargs`, `cache_folder`.
    pub configuration: RawJson,
    /// The server sets it to `false` for `llm` and `embedding`. Server default: `false`.
    pub is_multimodal: Option<bool>,
    /// The server sets it to `false` for `llm`. Server default: `false`.
    pub is_reasoning: Option<bool>,
    /// For llm and embedding the first entry becomes the default. Server default: `false`.
    pub is_default: Option<bool>,
    /// Context window in tokens. `Some(None)` is sent as `null`.
    #[cfg_attr(
        feature = "serde",
        serde(
            skip_serializing_if = "Option::is_none",
            default,
            deserialize_with = "crate::stored::nullable"
        )
    )]
    pub context_length: Option<Option<i64>>,
}
builder!(AIModelProviderInput(provider: String, configuration: RawJson) {
    is_multimodal: bool,
    is_reasoning: bool,
    is_default: bool,
} clear {
    context_length: i64, clear_context_length;
});
to_json! {
    AIModelProviderInput {
        provider = "provider<1,",
        configuration = "configuration",
        is_multimodal = "isMultimodal",
        is_reasoning = "isReasoning",
        is_default = "isDefault",
        context_length = "contextLength",
    }
}

/// Replaces all AI models after test calls for llm and embedding.
///
/// An OAuth token needs the scope `config:write`. The user must be an administrator.
///
/// The SDK never sends the request again once the server may have received it.
///
/// The default deadline is 300 s.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401 or 403, besides the errors of each call.
#[doc(alias = "configurationManagerCreateAIModelsConfig")]
pub fn configuration_manager_create_ai_models_config(
    core: &PipeshubCore,
    request: CreateAIModelsConfigRequest,
) -> Reply<'_, MessageResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
