// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `GET /configurationManager/ai-models/registry/{providerId}/schema`

use pipeshub_core::json::Map;
use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

use crate::models::configuration::{AIModelCapabilityId, AIModelFieldSchema};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getAIModelProviderSchema|/configurationManager/ai-models/registry/{providerId}/schema\
     |config:read",
);

/// The arguments of [`ai_models_providers_get_ai_model_provider_schema`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetAIModelProviderSchemaRequest {
    /// Provider id from the registry. Not empty.
    pub provider_id: String,
    /// Only the settings for this capability.
    pub capability: Option<AIModelCapabilityId>,
}
builder!(GetAIModelProviderSchemaRequest(provider_id: String) { capability: AIModelCapabilityId });

/// The settings of a provider by capability.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AIModelProviderFields {
    /// The settings of each capability.
    pub fields: Map<Vec<AIModelFieldSchema>>,
}
from_json! {
    AIModelProviderFields {
        fields = "fields",
    }
}

/// Id and name of a provider.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AIModelProviderRef {
    /// The provider id.
    pub provider_id: String,
    /// The name.
    pub name: String,
}
from_json! {
    AIModelProviderRef {
        provider_id = "providerId",
        name = "name",
    }
}

/// The settings that a provider takes.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetAIModelProviderSchemaResponse {
    /// Constant true.
    pub success: bool,
    /// Id and name of a provider.
    pub provider: AIModelProviderRef,
    /// The settings of a provider by capability.
    pub schema: AIModelProviderFields,
}
from_json! {
    GetAIModelProviderSchemaResponse {
        success = "success",
        provider = "provider",
        schema = "schema",
    }
}

/// Returns the settings that an AI model provider takes.
///
/// An OAuth token needs the scope `config:read`. The user must be an administrator.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, 403, 404 or 503, besides the errors of each
/// call.
#[doc(alias = "aiModelsProvidersGetAIModelProviderSchema")]
pub fn ai_models_providers_get_ai_model_provider_schema(
    core: &PipeshubCore,
    request: GetAIModelProviderSchemaRequest,
) -> Reply<'_, GetAIModelProviderSchemaResponse> {
    let call = Call::new(&OPERATION)
        .path("providerId", &request.provider_id)
        .query(
            "capability",
            crate::query::text(request.capability.as_ref()),
        );
    core.call(call, RawReply::read)
}
