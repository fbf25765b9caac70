// Written by `cargo xtask operations`. Do not edit.
//! Providers of AI models.

#[cfg(feature = "ai_models_providers_add_ai_model_provider")]
mod add_ai_model_provider;
#[cfg(feature = "ai_models_providers_delete_ai_model_provider")]
mod delete_ai_model_provider;
#[cfg(feature = "ai_models_providers_get_ai_model_provider_schema")]
mod get_ai_model_provider_schema;
#[cfg(feature = "ai_models_providers_get_ai_model_registry")]
mod get_ai_model_registry;
#[cfg(feature = "ai_models_providers_get_ai_model_registry_capabilities")]
mod get_ai_model_registry_capabilities;
#[cfg(feature = "ai_models_providers_get_available_models_by_type")]
mod get_available_models_by_type;
#[cfg(feature = "ai_models_providers_get_models_by_type")]
mod get_models_by_type;
#[cfg(feature = "ai_models_providers_prepare_embedding_model")]
mod prepare_embedding_model;
#[cfg(feature = "ai_models_providers_set_default_ai_model")]
mod set_default_ai_model;
#[cfg(feature = "ai_models_providers_stream_embedding_download_progress")]
mod stream_embedding_download_progress;
#[cfg(feature = "ai_models_providers_update_ai_model_provider")]
mod update_ai_model_provider;

#[cfg(feature = "ai_models_providers_add_ai_model_provider")]
pub use self::add_ai_model_provider::{
    AIModelProviderAddedDetails, AIModelProviderResponse, AddAIModelProviderRequest,
    ai_models_providers_add_ai_model_provider,
};
#[cfg(feature = "ai_models_providers_delete_ai_model_provider")]
pub use self::delete_ai_model_provider::{
    DeleteAIModelProviderDetails, DeleteAIModelProviderRequest, DeleteAIModelProviderResponse,
    ai_models_providers_delete_ai_model_provider,
};
#[cfg(feature = "ai_models_providers_get_ai_model_provider_schema")]
pub use self::get_ai_model_provider_schema::{
    AIModelProviderFields, AIModelProviderRef, GetAIModelProviderSchemaRequest,
    GetAIModelProviderSchemaResponse, ai_models_providers_get_ai_model_provider_schema,
};
#[cfg(feature = "ai_models_providers_get_ai_model_registry")]
pub use self::get_ai_model_registry::{
    AIModelRegistryProvider, GetAIModelRegistryRequest, GetAIModelRegistryResponse,
    ai_models_providers_get_ai_model_registry,
};
#[cfg(feature = "ai_models_providers_get_ai_model_registry_capabilities")]
pub use self::get_ai_model_registry_capabilities::{
    AIModelCapability, ai_models_providers_get_ai_model_registry_capabilities,
};
#[cfg(feature = "ai_models_providers_get_available_models_by_type")]
pub use self::get_available_models_by_type::{
    AvailableModel, GetAvailableModelsByTypeRequest, GetAvailableModelsByTypeResponse,
    ai_models_providers_get_available_models_by_type,
};
#[cfg(feature = "ai_models_providers_get_models_by_type")]
pub use self::get_models_by_type::{
    GetModelsByTypeRequest, GetModelsByTypeResponse, ai_models_providers_get_models_by_type,
};
#[cfg(feature = "ai_models_providers_prepare_embedding_model")]
pub use self::prepare_embedding_model::{
    EmbeddingDownloadProgressPayload, PrepareEmbeddingModelRequest,
    ai_models_providers_prepare_embedding_model,
};
#[cfg(feature = "ai_models_providers_set_default_ai_model")]
pub use self::set_default_ai_model::{
    SetDefaultAIModelDetails, SetDefaultAIModelRequest, SetDefaultAIModelResponse,
    ai_models_providers_set_default_ai_model,
};
#[cfg(feature = "ai_models_providers_stream_embedding_download_progress")]
pub use self::stream_embedding_download_progress::{
    EmbeddingDownloadEvent, StreamEmbeddingDownloadProgressRequest,
    ai_models_providers_stream_embedding_download_progress,
};
#[cfg(feature = "ai_models_providers_update_ai_model_provider")]
pub use self::update_ai_model_provider::{
    UpdateAIModelProviderDetails, UpdateAIModelProviderRequest, UpdateAIModelProviderResponse,
    ai_models_providers_update_ai_model_provider,
};
