// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `PUT /configurationManager/ai-models/default/{modelType}/{modelKey}`

use std::time::Duration;

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, from_json,
};

use crate::models::configuration::ModelType;

static OPERATION: PackedOperation = Operation::packed(
    "PUT",
    "setDefaultAIModel|/configurationManager/ai-models/default/{modelType}/{modelKey}\
     |config:write",
)
.resend(Resend::Safe)
.timeout(Duration::from_secs(300));

/// The arguments of [`ai_models_providers_set_default_ai_model`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SetDefaultAIModelRequest {
    /// The model type.
    pub model_type: ModelType,
    /// The key of the stored model. Not empty.
    pub model_key: String,
}
builder!(SetDefaultAIModelRequest(model_type: ModelType, model_key: String) {});

/// The model that is now the default.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SetDefaultAIModelDetails {
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
}
from_json! {
    SetDefaultAIModelDetails {
        model_key = "modelKey",
        model_type = "modelType",
        provider = "provider",
        model = "model",
        context_length = "contextLength",
    }
}

/// A confirmation of the default model.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SetDefaultAIModelResponse {
    /// Constant `success`.
    pub status: String,
    /// A sentence for people.
    pub message: String,
    /// The model that is now the default.
    pub details: SetDefaultAIModelDetails,
}
from_json! {
    SetDefaultAIModelResponse {
        status = "status",
        message = "message",
        details = "details",
    }
}

/// Makes a stored AI model the default of its type after a test call.
///
/// An OAuth token needs the scope `config:write`. The user must be an administrator.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// The default deadline is 300 s.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "aiModelsProvidersSetDefaultAIModel")]
pub fn ai_models_providers_set_default_ai_model(
    core: &PipeshubCore,
    request: SetDefaultAIModelRequest,
) -> Reply<'_, SetDefaultAIModelResponse> {
    let call = Call::new(&OPERATION)
        .path("modelType", request.model_type.as_str())
        .path("modelKey", &request.model_key);
    core.call(call, RawReply::read)
}
