// Written by `cargo xtask operations`. Do not edit.
//! Providers of AI models: methods, requests and responses.

pub use pipeshub_admin_funcs::ai_models_providers::*;
use pipeshub_core::{EventStream, Opening, PipeshubCore, Reply};

/// The methods for providers of AI models; see
/// [`Pipeshub::ai_models_providers`](crate::Pipeshub::ai_models_providers).
#[derive(Debug, Clone, Copy)]
pub struct AIModelsProviders<'a>(&'a PipeshubCore);

impl<'a> AIModelsProviders<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Lists the stored models of one type with their settings; see
    /// [`ai_models_providers_get_models_by_type`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getModelsByType")]
    pub fn get_models_by_type(
        self,
        request: GetModelsByTypeRequest,
    ) -> Reply<'a, GetModelsByTypeResponse> {
        ai_models_providers_get_models_by_type(self.0, request)
    }

    /// Lists the usable models of one type by name, without settings; see
    /// [`ai_models_providers_get_available_models_by_type`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getAvailableModelsByType")]
    pub fn get_available_models_by_type(
        self,
        request: GetAvailableModelsByTypeRequest,
    ) -> Reply<'a, GetAvailableModelsByTypeResponse> {
        ai_models_providers_get_available_models_by_type(self.0, request)
    }

    /// Adds an AI model after a test call to its provider; see
    /// [`ai_models_providers_add_ai_model_provider`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "addAIModelProvider")]
    pub fn add_ai_model_provider(
        self,
        request: AddAIModelProviderRequest,
    ) -> Reply<'a, AIModelProviderResponse> {
        ai_models_providers_add_ai_model_provider(self.0, request)
    }

    /// Replaces the settings of an AI model after a test call; see
    /// [`ai_models_providers_update_ai_model_provider`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "updateAIModelProvider")]
    pub fn update_ai_model_provider(
        self,
        request: UpdateAIModelProviderRequest,
    ) -> Reply<'a, UpdateAIModelProviderResponse> {
        ai_models_providers_update_ai_model_provider(self.0, request)
    }

    /// Deletes an AI model that no agent uses; see
    /// [`ai_models_providers_delete_ai_model_provider`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "deleteAIModelProvider")]
    pub fn delete_ai_model_provider(
        self,
        request: DeleteAIModelProviderRequest,
    ) -> Reply<'a, DeleteAIModelProviderResponse> {
        ai_models_providers_delete_ai_model_provider(self.0, request)
    }

    /// Makes a stored AI model the default of its type after a test call; see
    /// [`ai_models_providers_set_default_ai_model`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "setDefaultAIModel")]
    pub fn set_default_ai_model(
        self,
        request: SetDefaultAIModelRequest,
    ) -> Reply<'a, SetDefaultAIModelResponse> {
        ai_models_providers_set_default_ai_model(self.0, request)
    }

    /// Starts to download a local embedding model and returns at once; see
    /// [`ai_models_providers_prepare_embedding_model`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "prepareEmbeddingModel")]
    pub fn prepare_embedding_model(
        self,
        request: PrepareEmbeddingModelRequest,
    ) -> Reply<'a, EmbeddingDownloadProgressPayload> {
        ai_models_providers_prepare_embedding_model(self.0, request)
    }

    /// Streams the progress of the download of an embedding model; see
    /// [`ai_models_providers_stream_embedding_download_progress`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "streamEmbeddingDownloadProgress")]
    pub fn stream_embedding_download_progress(
        self,
        request: StreamEmbeddingDownloadProgressRequest,
    ) -> Opening<'a, EventStream<EmbeddingDownloadEvent>> {
        ai_models_providers_stream_embedding_download_progress(self.0, request)
    }

    /// Lists the AI model providers that the server knows; see
    /// [`ai_models_providers_get_ai_model_registry`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getAIModelRegistry")]
    pub fn get_ai_model_registry(
        self,
        request: GetAIModelRegistryRequest,
    ) -> Reply<'a, GetAIModelRegistryResponse> {
        ai_models_providers_get_ai_model_registry(self.0, request)
    }

    /// Lists the capabilities that AI model providers can have; see
    /// [`ai_models_providers_get_ai_model_registry_capabilities`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getAIModelRegistryCapabilities")]
    pub fn get_ai_model_registry_capabilities(self) -> Reply<'a, Vec<AIModelCapability>> {
        ai_models_providers_get_ai_model_registry_capabilities(self.0)
    }

    /// Returns the settings that an AI model provider takes; see
    /// [`ai_models_providers_get_ai_model_provider_schema`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getAIModelProviderSchema")]
    pub fn get_ai_model_provider_schema(
        self,
        request: GetAIModelProviderSchemaRequest,
    ) -> Reply<'a, GetAIModelProviderSchemaResponse> {
        ai_models_providers_get_ai_model_provider_schema(self.0, request)
    }
}
