// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `PUT /configurationManager/ai-models/providers/{modelType}/{modelKey}`

use std::time::Duration;

use pipeshub_core::json::RawJson;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, from_json, to_json,
};

use crate::models::configuration::ModelType;

static OPERATION: PackedOperation = Operation::packed(
    "PUT",
    "updateAIModelProvider|/configurationManager/ai-models/providers/{modelType}/{modelKey}\
     |config:write",
)
.resend(Resend::Safe)
.timeout(Duration::from_secs(300));

/// The arguments of [`ai_models_providers_update_ai_model_provider`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateAIModelProviderRequest {
    /// The model type.
    pub model_type: ModelType,
    /// The key of the stored model. Not empty.
    pub model_key: String,
    /// Required and checked, but the stored provider stays the same. Not empty.
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
    /// Context window in tokens; absent or 0 clears it. `Some(None)` is sent as `null`.
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
builder!(UpdateAIModelProviderRequest(
    model_type: ModelType,
    model_key: String,
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
    UpdateAIModelProviderRequest {
        provider = "provider<1,",
        configuration = "configuration",
        is_multimodal = "isMultimodal",
        is_reasoning = "isReasoning",
        is_default = "isDefault",
        context_length = "contextLength",
    }
}

/// The model after the change.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateAIModelProviderDetails {
    /// The id for the other calls.
    pub model_key: String,
    /// Use of an AI model; paths and bodies accept only the listed values.
    pub model_type: ModelType,
    /// Provider id.
    pub provider: String,
    /// Model name; missing if the settings have none.
    pub model: Option<String>,
    /// Context window in tokens.
    pub context_length: Option<i64>,
    /// The flag `isMultimodal`.
    pub is_multimodal: bool,
    /// The flag `isReasoning`.
    pub is_reasoning: bool,
}
from_json! {
    UpdateAIModelProviderDetails {
        model_key = "modelKey",
        model_type = "modelType",
        provider = "provider",
        model = "model",
        context_length = "contextLength",
        is_multimodal = "isMultimodal",
        is_reasoning = "isReasoning",
    }
}

/// A confirmation of a changed model.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateAIModelProviderResponse {
    /// Constant `success`.
    pub status: String,
    /// A sentence for people.
    pub message: String,
    /// The model after the change.
    pub details: UpdateAIModelProviderDetails,
}
from_json! {
    UpdateAIModelProviderResponse {
        status = "status",
        message = "message",
        details = "details",
    }
}

/// Replaces the settings of an AI model after a test call.
///
/// An OAuth token needs the scope `config:write`. The user must be an administrator.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// The default deadline is 300 s.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 500 or 503, besides the errors
/// of each call.
#[doc(alias = "aiModelsProvidersUpdateAIModelProvider")]
pub fn ai_models_providers_update_ai_model_provider(
    core: &PipeshubCore,
    request: UpdateAIModelProviderRequest,
) -> Reply<'_, UpdateAIModelProviderResponse> {
    let call = Call::new(&OPERATION)
        .path("modelType", request.model_type.as_str())
        .path("modelKey", &request.model_key)
        .body(&request);
    core.call(call, RawReply::read)
}
