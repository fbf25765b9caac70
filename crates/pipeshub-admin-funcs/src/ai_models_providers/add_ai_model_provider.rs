// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `POST /configurationManager/ai-models/providers`

use std::time::Duration;

use pipeshub_core::json::RawJson;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json, to_json,
};

use crate::models::configuration::ModelType;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "addAIModelProvider|/configurationManager/ai-models/providers|config:write",
)
.timeout(Duration::from_secs(300));

/// The arguments of [`ai_models_providers_add_ai_model_provider`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AddAIModelProviderRequest {
    /// Use of an AI model; paths and bodies accept only the listed values.
    pub model_type: ModelType,
    /// Provider id from the registry. Not empty.
    pub provider: String,
    /// The connection settings of a model. Other fields depend on the provider; see its schema.
    /// Known fields: `model`, `modelFriendlyName`, `apiKey`, `endpoint`, `organizationId`,
    /// `deploymentName`, `provider`, `customProvider`, `awsAccessKeyId`, `awsAccessSecretKey`,
    /// `region`, `project`, `location`, `serviceAccountJson`, `dimensions`, `trustRemoteCode`,
    /// `voice`, `responseFormat`, `device`, `computeType`, `modelDir`, `language`, `appType`,
    /// `model_kwargs`, `encode_kwargs`, `cache_folder`.
    pub configuration: RawJson,
    /// Whether the model accepts images. Server default: `false`.
    pub is_multimodal: Option<bool>,
    /// Whether the model can reason. Server default: `false`.
    pub is_reasoning: Option<bool>,
    /// Becomes the default of its type. Server default: `false`.
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
builder!(AddAIModelProviderRequest(
    model_type: ModelType,
    provider: String,
    configuration: RawJson,
) {
    is_multimodal: bool,
    is_reasoning: bool,
    is_default: bool,
} clear {
    context_length: i64, clear_context_length;
});
to_json! {
    AddAIModelProviderRequest {
        model_type = "modelType",
        provider = "provider<1,",
        configuration = "configuration",
        is_multimodal = "isMultimodal",
        is_reasoning = "isReasoning",
        is_default = "isDefault",
        context_length = "contextLength",
    }
}

/// The model that was added.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AIModelProviderAddedDetails {
    /// The id for the other calls.
    pub model_key: String,
    /// Use of an AI model; paths and bodies accept only the listed values.
    pub model_type: ModelType,
    /// Provider id.
    pub provider: String,
    /// Model name; missing if the settings have none.
    pub model: Option<String>,
    /// The flag `isDefault`.
    pub is_default: bool,
    /// Context window in tokens.
    pub context_length: Option<i64>,
}
from_json! {
    AIModelProviderAddedDetails {
        model_key = "modelKey",
        model_type = "modelType",
        provider = "provider",
        model = "model",
        is_default = "isDefault",
        context_length = "contextLength",
    }
}

/// A confirmation of an added model.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AIModelProviderResponse {
    /// Constant `success`.
    pub status: String,
    /// A sentence for people.
    pub message: String,
    /// The model that was added.
    pub details: AIModelProviderAddedDetails,
}
from_json! {
    AIModelProviderResponse {
        status = "status",
        message = "message",
        details = "details",
    }
}

/// Adds an AI model after a test call to its provider.
///
/// An OAuth token needs the scope `config:write`. The user must be an administrator.
///
/// The SDK never sends the request again once the server may have received it.
///
/// The default deadline is 300 s.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 500 or 503, besides the errors of
/// each call.
#[doc(alias = "aiModelsProvidersAddAIModelProvider")]
pub fn ai_models_providers_add_ai_model_provider(
    core: &PipeshubCore,
    request: AddAIModelProviderRequest,
) -> Reply<'_, AIModelProviderResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
