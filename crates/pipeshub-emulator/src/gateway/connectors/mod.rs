//! Connectors: their flows and their state.

mod authorize;
mod callback;
mod configure;
mod control;
mod create;
mod delete;
mod filters;
mod instance;
mod job;
mod list;
mod oauth_config;
mod registry;
mod schedule;
mod schema;
mod settings;
mod store;

use super::Gateway;
use super::route::Entry;
use super::route::Handler::{Later, Now};

pub(in crate::gateway) use callback::{explain, text};
pub(crate) use store::Store;
pub(in crate::gateway) use store::{FlowState, PendingFlow};

/// The operations of the family that have a function.
pub(super) const HANDLERS: &[Entry] = &[
    ("listConnectorInstances", Now(Gateway::list_connectors)),
    ("createConnectorInstance", Now(Gateway::create_connector)),
    (
        "handleOAuthCallback",
        Later(|gateway, call| Box::pin(gateway.callback(call))),
    ),
    ("getConnectorRegistry", Now(Gateway::registry)),
    ("getConnectorSchema", Now(Gateway::registry_schema)),
    ("listActiveConnectors", Now(Gateway::active_connectors)),
    ("listInactiveConnectors", Now(Gateway::inactive_connectors)),
    (
        "listConfiguredConnectors",
        Now(Gateway::configured_connectors),
    ),
    ("listActiveAgentConnectors", Now(Gateway::agent_connectors)),
    ("getConnectorInstance", Now(Gateway::instance)),
    ("deleteConnectorInstance", Now(Gateway::delete_connector)),
    ("getConnectorConfig", Now(Gateway::config)),
    ("getOAuthAuthorizationUrl", Now(Gateway::authorize)),
    ("updateConnectorConfig", Now(Gateway::save_config)),
    ("updateConnectorAuthConfig", Now(Gateway::save_auth)),
    (
        "updateConnectorFiltersSyncConfig",
        Now(Gateway::save_filters_sync),
    ),
    ("updateConnectorName", Now(Gateway::rename)),
    ("toggleConnector", Now(Gateway::toggle)),
    ("getConnectorStats", Now(Gateway::stats)),
    ("reindexConnector", Now(Gateway::reindex)),
    ("resyncConnector", Now(Gateway::resync)),
    ("getConnectorFilters", Now(Gateway::filters)),
    ("saveConnectorFilters", Now(Gateway::save_filters)),
    ("getFilterFieldOptions", Now(Gateway::filter_options)),
    ("getOAuthRegistry", Now(Gateway::oauth_registry)),
    ("getOAuthConnectorType", Now(Gateway::oauth_registry_type)),
    ("listOAuthConfigs", Now(Gateway::oauth_configs)),
    (
        "listOAuthConfigsByType",
        Now(Gateway::oauth_configs_of_type),
    ),
    ("createOAuthConfig", Now(Gateway::save_oauth_config)),
    ("getOAuthConfig", Now(Gateway::oauth_config)),
    ("updateOAuthConfig", Now(Gateway::save_oauth_config)),
    ("deleteOAuthConfig", Now(Gateway::delete_oauth_config)),
    ("getAllCrawlingJobStatus", Now(Gateway::schedules)),
    ("removeAllCrawlingJob", Now(Gateway::remove_schedules)),
    ("getQueueStats", Now(Gateway::schedule_stats)),
    ("scheduleCrawlingJob", Now(Gateway::schedule)),
    ("getCrawlingJobStatus", Now(Gateway::schedule_status)),
    ("pauseCrawlingJob", Now(Gateway::pause_schedule)),
    ("resumeCrawlingJob", Now(Gateway::resume_schedule)),
    ("removeCrawlingJob", Now(Gateway::remove_schedule)),
];
