// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;
use pipeshub_core::json::RawJson;

use crate::models::connectors::{
    ConnectorField, ConnectorRealtimeSchema, ConnectorScheduleSchema, ConnectorWebhookSchema,
    SyncStrategy,
};

/// The ways in which a connector type can sync.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConnectorSyncSchema {
    /// The supported strategies.
    pub supported_strategies: Vec<SyncStrategy>,
    /// The cause of a sync.
    pub selected_strategy: SyncStrategy,
    /// Webhook defaults of a connector type.
    pub webhook_config: Option<ConnectorWebhookSchema>,
    /// Schedule defaults of a connector type.
    pub scheduled_config: Option<ConnectorScheduleSchema>,
    /// Real-time defaults of a connector type.
    pub realtime_config: Option<ConnectorRealtimeSchema>,
    /// The custom fields.
    pub custom_fields: Vec<ConnectorField>,
    /// The custom values.
    pub custom_values: Option<RawJson>,
    /// The values.
    pub values: Option<RawJson>,
}
from_json! {
    ConnectorSyncSchema {
        supported_strategies = "supportedStrategies",
        selected_strategy = "selectedStrategy",
        webhook_config = "webhookConfig",
        scheduled_config = "scheduledConfig",
        realtime_config = "realtimeConfig",
        custom_fields = "customFields",
        custom_values = "customValues",
        values = "values",
    }
}
