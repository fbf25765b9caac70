//! The settings of the installation.

mod models;
mod search;
mod settings;
mod sign_in;
mod slack;

use std::sync::{Mutex, MutexGuard};

use super::Gateway;
use super::route::Entry;
use super::route::Handler::Now;
use crate::json::{Json, object};
use crate::sync::lock;
use crate::time::uuid;

use models::Models;
use search::SearchSettings;
use sign_in::Providers;
use slack::Bot;

/// The settings of the installation.
#[derive(Debug)]
pub(crate) struct Configuration(Mutex<Settings>);

#[derive(Debug)]
struct Settings {
    storage: Json,
    /// `None` before a mail server is set.
    mail_server: Option<Json>,
    frontend_url: String,
    connector_url: Option<String>,
    /// The limit of an uploaded file in bytes.
    largest_file: u64,
    flags: Vec<(String, bool)>,
    metrics: Json,
    providers: Providers,
    models: Models,
    search: SearchSettings,
    bots: Vec<Bot>,
}

impl Configuration {
    /// Creates the settings of a new installation. `port` is that of the gateway.
    pub(crate) fn new(port: u16, frontend_url: String, largest_file: u64) -> Self {
        Self(Mutex::new(Settings {
            storage: object! {
                "mountName": "PipesHub",
                "baseUrl": format!("http://localhost:{port}"),
            },
            mail_server: None,
            frontend_url,
            connector_url: None,
            largest_file,
            flags: Vec::new(),
            // Nothing listens on this address, and the emulator sends no reports.
            metrics: object! {
                "serverUrl": "http://127.0.0.1:9",
                "apiKey": "emulator-metrics-key",
                "installId": uuid(),
                "appVersion": "1.0.0",
                "pushIntervalMs": "300000",
                "enableMetricCollection": "false",
            },
            providers: Providers::default(),
            models: Models::default(),
            search: SearchSettings::default(),
            bots: Vec::new(),
        }))
    }

    fn lock(&self) -> MutexGuard<'_, Settings> {
        lock(&self.0)
    }

    /// Whether a mail server is set.
    pub(in crate::gateway) fn has_mail_server(&self) -> bool {
        self.lock().mail_server.is_some()
    }
}

/// The operations of the family that have a function.
pub(super) const HANDLERS: &[Entry] = &[
    ("getStorageConfig", Now(Gateway::storage)),
    ("createStorageConfig", Now(Gateway::set_storage)),
    ("createSMTPConfig", Now(Gateway::set_mail_server)),
    ("getSMTPConfig", Now(Gateway::mail_server)),
    ("setAzureAdAuthConfig", Now(Gateway::set_azure)),
    ("getAzureAdAuthConfig", Now(Gateway::azure)),
    ("setMicrosoftAuthConfig", Now(Gateway::set_microsoft)),
    ("getMicrosoftAuthConfig", Now(Gateway::microsoft)),
    ("setGoogleAuthConfig", Now(Gateway::set_google)),
    ("getGoogleAuthConfig", Now(Gateway::google)),
    ("setSsoAuthConfig", Now(Gateway::set_saml)),
    ("getSsoAuthConfig", Now(Gateway::saml)),
    ("setOAuthConfig", Now(Gateway::set_generic_oauth)),
    ("getGenericOAuthConfig", Now(Gateway::generic_oauth)),
    ("setFrontendPublicUrl", Now(Gateway::set_frontend_address)),
    ("getFrontendPublicUrl", Now(Gateway::frontend_address)),
    ("setConnectorPublicUrl", Now(Gateway::set_connector_address)),
    ("getConnectorPublicUrl", Now(Gateway::connector_address)),
    ("setPlatformSettings", Now(Gateway::set_platform)),
    ("getPlatformSettings", Now(Gateway::platform)),
    ("getAvailableFeatureFlags", Now(Gateway::available_flags)),
    ("setCustomSystemPrompt", Now(Gateway::set_prompts)),
    ("getCustomSystemPrompt", Now(Gateway::prompts)),
    ("getMetricsCollection", Now(Gateway::metrics)),
    ("toggleMetricsCollection", Now(Gateway::toggle_metrics)),
    (
        "setMetricsCollectionPushInterval",
        Now(Gateway::set_metrics_interval),
    ),
    (
        "setMetricsCollectionRemoteServer",
        Now(Gateway::set_metrics_server),
    ),
    ("getSlackBotConfigs", Now(Gateway::slack_bots)),
    ("createSlackBotConfig", Now(Gateway::create_slack_bot)),
    ("updateSlackBotConfig", Now(Gateway::update_slack_bot)),
    ("deleteSlackBotConfig", Now(Gateway::delete_slack_bot)),
    ("getAIModelsConfig", Now(Gateway::models_config)),
    ("createAIModelsConfig", Now(Gateway::set_models_config)),
    ("getAIModelsProviders", Now(Gateway::all_models)),
    ("getModelRoles", Now(Gateway::model_roles)),
    ("updateModelRoles", Now(Gateway::set_model_roles)),
    ("getAvailableModelsByType", Now(Gateway::available_models)),
    ("addAIModelProvider", Now(Gateway::add_model)),
    ("updateAIModelProvider", Now(Gateway::update_model)),
    ("deleteAIModelProvider", Now(Gateway::delete_model)),
    ("setDefaultAIModel", Now(Gateway::set_default_model)),
    ("getModelsByType", Now(Gateway::models_of_type)),
    ("getWebSearchProviders", Now(Gateway::search_services)),
    ("updateWebSearchSettings", Now(Gateway::set_search_settings)),
    ("addWebSearchProvider", Now(Gateway::add_search_service)),
    (
        "updateWebSearchProvider",
        Now(Gateway::update_search_service),
    ),
    (
        "deleteWebSearchProvider",
        Now(Gateway::delete_search_service),
    ),
    (
        "updateDefaultWebSearchProvider",
        Now(Gateway::set_default_search_service),
    ),
];
