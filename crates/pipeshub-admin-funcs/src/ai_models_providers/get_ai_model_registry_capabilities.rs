// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `GET /configurationManager/ai-models/registry/capabilities`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, Reply, from_json};

use crate::models::configuration::AIModelCapabilityId;

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getAIModelRegistryCapabilities|/configurationManager/ai-models/registry/capabilities\
     |config:read",
);

/// Capability and the model type that it is stored under.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AIModelCapability {
    /// The capability of a provider in registry terms.
    pub id: AIModelCapabilityId,
    /// The name.
    pub name: String,
    /// `ModelType`, or `video`, which no other call takes.
    pub model_type: String,
}
from_json! {
    AIModelCapability {
        id = "id",
        name = "name",
        model_type = "modelType",
    }
}

/// Lists the capabilities that AI model providers can have.
///
/// An OAuth token needs the scope `config:read`. The user must be an administrator.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, 403 or 503, besides the errors of each call.
#[doc(alias = "aiModelsProvidersGetAIModelRegistryCapabilities")]
pub fn ai_models_providers_get_ai_model_registry_capabilities(
    core: &PipeshubCore,
) -> Reply<'_, Vec<AIModelCapability>> {
    core.call(Call::new(&OPERATION), |raw| raw.read_in("capabilities"))
}
