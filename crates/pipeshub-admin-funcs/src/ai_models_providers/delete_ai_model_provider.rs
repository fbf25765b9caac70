// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `DELETE /configurationManager/ai-models/providers/{modelType}/{modelKey}`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

use crate::models::configuration::ModelType;

static OPERATION: PackedOperation = Operation::packed(
    "DELETE",
    "deleteAIModelProvider|/configurationManager/ai-models/providers/{modelType}/{modelKey}\
     |config:write agent:read",
);

/// The arguments of [`ai_models_providers_delete_ai_model_provider`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DeleteAIModelProviderRequest {
    /// The model type.
    pub model_type: ModelType,
    /// The key of the stored model. Not empty.
    pub model_key: String,
}
builder!(DeleteAIModelProviderRequest(model_type: ModelType, model_key: String) {});

/// The model that was deleted.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DeleteAIModelProviderDetails {
    /// The id for the other calls.
    pub model_key: String,
    /// Use of an AI model; paths and bodies accept only the listed values.
    pub model_type: ModelType,
    /// Provider id.
    pub provider: String,
    /// Model name; missing if the settings have none.
    pub model: Option<String>,
    /// If it is `true`, the first other model of the type is now the default.
    pub was_default: bool,
    /// Context window in tokens.
    pub context_length: Option<i64>,
}
from_json! {
    DeleteAIModelProviderDetails {
        model_key = "modelKey",
        model_type = "modelType",
        provider = "provider",
        model = "model",
        was_default = "wasDefault",
        context_length = "contextLength",
    }
}

/// A confirmation of a deleted model.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DeleteAIModelProviderResponse {
    /// Constant `success`.
    pub status: String,
    /// A sentence for people.
    pub message: String,
    /// The model that was deleted.
    pub details: DeleteAIModelProviderDetails,
}
from_json! {
    DeleteAIModelProviderResponse {
        status = "status",
        message = "message",
        details = "details",
    }
}

/// Deletes an AI model that no agent uses.
///
/// An OAuth token needs the scopes `config:write` and `agent:read`. The user must be an
/// administrator.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 409 or 500, besides the errors
/// of each call.
#[doc(alias = "aiModelsProvidersDeleteAIModelProvider")]
pub fn ai_models_providers_delete_ai_model_provider(
    core: &PipeshubCore,
    request: DeleteAIModelProviderRequest,
) -> Reply<'_, DeleteAIModelProviderResponse> {
    let call = Call::new(&OPERATION)
        .path("modelType", request.model_type.as_str())
        .path("modelKey", &request.model_key);
    core.call(call, RawReply::read)
}
