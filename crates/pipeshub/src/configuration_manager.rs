// Written by `cargo xtask operations`. Do not edit.
//! Other settings of the server: methods, requests and responses.

pub use pipeshub_admin_funcs::configuration_manager::*;
use pipeshub_admin_funcs::models::configuration::{MessageResponse, SlackBotConfigResponse};
use pipeshub_core::{PipeshubCore, Reply};

/// The methods for other settings of the server; see
/// [`Pipeshub::configuration_manager`](crate::Pipeshub::configuration_manager).
#[derive(Debug, Clone, Copy)]
pub struct ConfigurationManager<'a>(&'a PipeshubCore);

impl<'a> ConfigurationManager<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Lists the Slack bots with their tokens in plain text; see
    /// [`configuration_manager_get_slack_bot_configs`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getSlackBotConfigs")]
    pub fn get_slack_bot_configs(self) -> Reply<'a, GetSlackBotConfigsResponse> {
        configuration_manager_get_slack_bot_configs(self.0)
    }

    /// Adds a Slack bot, optionally with an agent that responds; see
    /// [`configuration_manager_create_slack_bot_config`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "createSlackBotConfig")]
    pub fn create_slack_bot_config(
        self,
        request: CreateSlackBotConfigRequest,
    ) -> Reply<'a, SlackBotConfigResponse> {
        configuration_manager_create_slack_bot_config(self.0, request)
    }

    /// Replaces the settings of a Slack bot; see [`configuration_manager_update_slack_bot_config`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "updateSlackBotConfig")]
    pub fn update_slack_bot_config(
        self,
        request: UpdateSlackBotConfigRequest,
    ) -> Reply<'a, SlackBotConfigResponse> {
        configuration_manager_update_slack_bot_config(self.0, request)
    }

    /// Deletes a Slack bot and its stored tokens; see
    /// [`configuration_manager_delete_slack_bot_config`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "deleteSlackBotConfig")]
    pub fn delete_slack_bot_config(
        self,
        request: DeleteSlackBotConfigRequest,
    ) -> Reply<'a, StatusMessageResponse> {
        configuration_manager_delete_slack_bot_config(self.0, request)
    }

    /// Sets how often usage reports are sent; see
    /// [`configuration_manager_set_metrics_collection_push_interval`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "setMetricsCollectionPushInterval")]
    pub fn set_metrics_collection_push_interval(
        self,
        request: SetMetricsCollectionPushIntervalRequest,
    ) -> Reply<'a, MessageResponse> {
        configuration_manager_set_metrics_collection_push_interval(self.0, request)
    }

    /// Sets the address that usage reports are sent to; see
    /// [`configuration_manager_set_metrics_collection_remote_server`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "setMetricsCollectionRemoteServer")]
    pub fn set_metrics_collection_remote_server(
        self,
        request: SetMetricsCollectionRemoteServerRequest,
    ) -> Reply<'a, MessageResponse> {
        configuration_manager_set_metrics_collection_remote_server(self.0, request)
    }

    /// Returns everything that is stored about AI models; see
    /// [`configuration_manager_get_ai_models_config`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getAIModelsConfig")]
    pub fn get_ai_models_config(self) -> Reply<'a, AIModelsConfig> {
        configuration_manager_get_ai_models_config(self.0)
    }

    /// Replaces all AI models after test calls for llm and embedding; see
    /// [`configuration_manager_create_ai_models_config`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "createAIModelsConfig")]
    pub fn create_ai_models_config(
        self,
        request: CreateAIModelsConfigRequest,
    ) -> Reply<'a, MessageResponse> {
        configuration_manager_create_ai_models_config(self.0, request)
    }

    /// Lists all stored AI models by type; see [`configuration_manager_get_ai_models_providers`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getAIModelsProviders")]
    pub fn get_ai_models_providers(self) -> Reply<'a, GetAIModelsProvidersResponse> {
        configuration_manager_get_ai_models_providers(self.0)
    }

    /// Returns the model of each role; see [`configuration_manager_get_model_roles`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getModelRoles")]
    pub fn get_model_roles(self) -> Reply<'a, GetModelRolesResponse> {
        configuration_manager_get_model_roles(self.0)
    }

    /// Replaces the assignments of models to roles; see
    /// [`configuration_manager_update_model_roles`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "updateModelRoles")]
    pub fn update_model_roles(
        self,
        request: UpdateModelRolesRequest,
    ) -> Reply<'a, UpdateModelRolesResponse> {
        configuration_manager_update_model_roles(self.0, request)
    }
}
