// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `GET /configurationManager/ai-models/{modelType}`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

use crate::models::configuration::{AIModelProviderConfig, ModelType};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getModelsByType|/configurationManager/ai-models/{modelType}|config:read",
);

/// The arguments of [`ai_models_providers_get_models_by_type`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetModelsByTypeRequest {
    /// The model type.
    pub model_type: ModelType,
}
builder!(GetModelsByTypeRequest(model_type: ModelType) {});

/// The stored models of one type with their settings.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetModelsByTypeResponse {
    /// Constant `success`.
    pub status: String,
    /// The models.
    pub models: Vec<AIModelProviderConfig>,
    /// A sentence for people.
    pub message: String,
}
from_json! {
    GetModelsByTypeResponse {
        status = "status",
        models = "models",
        message = "message",
    }
}

/// Lists the stored models of one type with their settings.
///
/// An OAuth token needs the scope `config:read`. The user must be an administrator.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401 or 403, besides the errors of each call.
#[doc(alias = "aiModelsProvidersGetModelsByType")]
pub fn ai_models_providers_get_models_by_type(
    core: &PipeshubCore,
    request: GetModelsByTypeRequest,
) -> Reply<'_, GetModelsByTypeResponse> {
    let call = Call::new(&OPERATION).path("modelType", request.model_type.as_str());
    core.call(call, RawReply::read)
}
