// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::configuration::SlackBotConfig;

/// The Slack bot as stored.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SlackBotConfigResponse {
    /// constant `success`.
    pub status: String,
    /// Stored Slack bot.
    pub config: SlackBotConfig,
}
from_json! {
    SlackBotConfigResponse {
        status = "status",
        config = "config",
    }
}
