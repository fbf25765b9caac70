// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `GET /configurationManager/ai-models/available/{modelType}`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

use crate::models::configuration::ModelType;

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getAvailableModelsByType|/configurationManager/ai-models/available/{modelType}|config:read",
);

/// The arguments of [`ai_models_providers_get_available_models_by_type`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetAvailableModelsByTypeRequest {
    /// The model type.
    pub model_type: ModelType,
}
builder!(GetAvailableModelsByTypeRequest(model_type: ModelType) {});

/// One usable model, without settings.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AvailableModel {
    /// Use of an AI model; paths and bodies accept only the listed values.
    pub model_type: ModelType,
    /// Provider id.
    pub provider: String,
    /// The model name.
    pub model_name: String,
    /// Shared by the models of one entry; can be missing.
    pub model_key: Option<String>,
    /// The flag `isMultimodal`.
    pub is_multimodal: bool,
    /// The flag `isReasoning`.
    pub is_reasoning: bool,
    /// Only on the first model of the default entry.
    pub is_default: bool,
    /// Only where the entry holds a single model.
    pub model_friendly_name: Option<String>,
}
from_json! {
    AvailableModel {
        model_type = "modelType",
        provider = "provider",
        model_name = "modelName",
        model_key = "modelKey",
        is_multimodal = "isMultimodal",
        is_reasoning = "isReasoning",
        is_default = "isDefault",
        model_friendly_name = "modelFriendlyName",
    }
}

/// Usable models of one type, one entry per model name.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetAvailableModelsByTypeResponse {
    /// Constant `success`.
    pub status: String,
    /// The models.
    pub models: Vec<AvailableModel>,
    /// A sentence for people.
    pub message: String,
}
from_json! {
    GetAvailableModelsByTypeResponse {
        status = "status",
        models = "models",
        message = "message",
    }
}

/// Lists the usable models of one type by name, without settings.
///
/// An OAuth token needs the scope `config:read`.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403 or 500, besides the errors of each
/// call.
#[doc(alias = "aiModelsProvidersGetAvailableModelsByType")]
pub fn ai_models_providers_get_available_models_by_type(
    core: &PipeshubCore,
    request: GetAvailableModelsByTypeRequest,
) -> Reply<'_, GetAvailableModelsByTypeResponse> {
    let call = Call::new(&OPERATION).path("modelType", request.model_type.as_str());
    core.call(call, RawReply::read)
}
