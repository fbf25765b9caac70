// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `POST /configurationManager/ai-models/prepare-model`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, from_json, to_json,
};

use crate::models::configuration::EmbeddingDownloadStatus;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "prepareEmbeddingModel|/configurationManager/ai-models/prepare-model|config:write",
)
.resend(Resend::Safe);

/// The arguments of [`ai_models_providers_prepare_embedding_model`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct PrepareEmbeddingModelRequest {
    /// Repository name on the model hub: `name` or `owner/name`.
    pub model: String,
    /// Lets the repository run its own code. The server returns 403 unless it allows that. Server
    /// default: `false`.
    pub trust_remote_code: Option<bool>,
}
builder!(PrepareEmbeddingModelRequest(model: String) { trust_remote_code: bool });
to_json! {
    PrepareEmbeddingModelRequest {
        model = "model<,,m",
        trust_remote_code = "trustRemoteCode",
    }
}

/// The state of a model download at the moment of the call.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct EmbeddingDownloadProgressPayload {
    /// The model.
    pub model: String,
    /// The state of a model download.
    pub status: EmbeddingDownloadStatus,
    /// Percent, 0 to 100.
    pub progress: f64,
    /// The downloaded bytes.
    #[cfg_attr(feature = "serde", serde(rename = "downloaded_bytes"))]
    pub downloaded_bytes: i64,
    /// 0 while unknown.
    #[cfg_attr(feature = "serde", serde(rename = "total_bytes"))]
    pub total_bytes: i64,
    /// The reason of the failure.
    pub error: Option<String>,
    /// Unix time in seconds, with fraction.
    #[cfg_attr(feature = "serde", serde(rename = "started_at"))]
    pub started_at: f64,
    /// Unix time in seconds, with fraction.
    #[cfg_attr(feature = "serde", serde(rename = "updated_at"))]
    pub updated_at: f64,
}
from_json! {
    EmbeddingDownloadProgressPayload {
        model = "model",
        status = "status",
        progress = "progress",
        downloaded_bytes = "downloaded_bytes",
        total_bytes = "total_bytes",
        error = "error",
        started_at = "started_at",
        updated_at = "updated_at",
    }
}

/// Starts to download a local embedding model and returns at once.
///
/// An OAuth token needs the scope `config:write`. The user must be an administrator.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403 or 500, besides the errors of each
/// call.
#[doc(alias = "aiModelsProvidersPrepareEmbeddingModel")]
pub fn ai_models_providers_prepare_embedding_model(
    core: &PipeshubCore,
    request: PrepareEmbeddingModelRequest,
) -> Reply<'_, EmbeddingDownloadProgressPayload> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
