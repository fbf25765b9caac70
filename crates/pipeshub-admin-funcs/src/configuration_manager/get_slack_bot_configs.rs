// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `GET /configurationManager/slack-bot`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

use crate::models::configuration::SlackBotConfig;

static OPERATION: PackedOperation =
    Operation::packed("GET", "getSlackBotConfigs|/configurationManager/slack-bot");

/// All Slack bots.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetSlackBotConfigsResponse {
    /// Constant `success`.
    pub status: String,
    /// The configs.
    pub configs: Vec<SlackBotConfig>,
}
from_json! {
    GetSlackBotConfigsResponse {
        status = "status",
        configs = "configs",
    }
}

/// Lists the Slack bots with their tokens in plain text.
///
/// The user must be an administrator.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, besides the errors of each call.
#[doc(alias = "configurationManagerGetSlackBotConfigs")]
pub fn configuration_manager_get_slack_bot_configs(
    core: &PipeshubCore,
) -> Reply<'_, GetSlackBotConfigsResponse> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
