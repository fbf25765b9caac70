// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `GET /configurationManager/ai-models/registry`

use pipeshub_core::json::Map;
use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

use crate::models::configuration::{AIModelCapabilityId, AIModelFieldSchema};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getAIModelRegistry|/configurationManager/ai-models/registry|config:read",
);

/// The arguments of [`ai_models_providers_get_ai_model_registry`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetAIModelRegistryRequest {
    /// A part of the name, id, description, notice or capabilities, any case.
    pub search: Option<String>,
    /// Only providers with this capability.
    pub capability: Option<AIModelCapabilityId>,
}
builder!(GetAIModelRegistryRequest() { search: String, capability: AIModelCapabilityId });

/// The provider of AI models that the server can use.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AIModelRegistryProvider {
    /// The value for `provider` elsewhere.
    pub provider_id: String,
    /// The name.
    pub name: String,
    /// May be empty.
    pub description: String,
    /// Warning for people, may be empty.
    pub notice: String,
    /// May be empty.
    pub notice_title: String,
    /// The capabilities.
    pub capabilities: Vec<AIModelCapabilityId>,
    /// The path below the web address of the server.
    pub icon_path: String,
    /// Such as `#888888`.
    pub color: String,
    /// The flag `isPopular`.
    pub is_popular: bool,
    /// The settings of each capability.
    pub fields: Map<Vec<AIModelFieldSchema>>,
    /// Fixed model of a built-in provider.
    pub model_name: Option<String>,
}
from_json! {
    AIModelRegistryProvider {
        provider_id = "providerId",
        name = "name",
        description = "description",
        notice = "notice",
        notice_title = "noticeTitle",
        capabilities = "capabilities",
        icon_path = "iconPath",
        color = "color",
        is_popular = "isPopular",
        fields = "fields",
        model_name = "modelName",
    }
}

/// Providers known to the server.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetAIModelRegistryResponse {
    /// Constant true.
    pub success: bool,
    /// The providers.
    pub providers: Vec<AIModelRegistryProvider>,
    /// The total.
    pub total: i64,
}
from_json! {
    GetAIModelRegistryResponse {
        success = "success",
        providers = "providers",
        total = "total",
    }
}

/// Lists the AI model providers that the server knows.
///
/// An OAuth token needs the scope `config:read`. The user must be an administrator.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, 403 or 503, besides the errors of each call.
#[doc(alias = "aiModelsProvidersGetAIModelRegistry")]
pub fn ai_models_providers_get_ai_model_registry(
    core: &PipeshubCore,
    request: GetAIModelRegistryRequest,
) -> Reply<'_, GetAIModelRegistryResponse> {
    let call = Call::new(&OPERATION)
        .query("search", &request.search)
        .query(
            "capability",
            crate::query::text(request.capability.as_ref()),
        );
    core.call(call, RawReply::read)
}
