// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::configuration::SlackBotConfig;

/// The stored Slack bot.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SlackBotConfigResponse {
    /// Constant `success`.
    pub status: String,
    /// The stored Slack bot.
    pub config: SlackBotConfig,
}
from_json! {
    SlackBotConfigResponse {
        status = "status",
        config = "config",
    }
}
