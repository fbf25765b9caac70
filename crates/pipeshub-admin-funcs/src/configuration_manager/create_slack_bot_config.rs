// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `POST /configurationManager/slack-bot`

use pipeshub_core::json::exposed;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Secret, to_json,
};

use crate::models::configuration::SlackBotConfigResponse;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "createSlackBotConfig|/configurationManager/slack-bot",
);

/// The arguments of [`configuration_manager_create_slack_bot_config`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct CreateSlackBotConfigRequest {
    /// The name. Not empty.
    pub name: String,
    /// The bot token. Not empty.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub bot_token: Secret,
    /// The signing secret. Not empty.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub signing_secret: Secret,
    /// The agent that responds. Absent or empty means none.
    pub agent_id: Option<String>,
}
builder!(CreateSlackBotConfigRequest(
    name: String,
    bot_token: Secret,
    signing_secret: Secret,
) {
    agent_id: String,
});
to_json! {
    CreateSlackBotConfigRequest {
        name = "name<1,",
        bot_token = "botToken<1," with exposed,
        signing_secret = "signingSecret<1," with exposed,
        agent_id = "agentId",
    }
}

/// Adds a Slack bot, optionally with an agent that responds.
///
/// The user must be an administrator.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400 or 401, besides the errors of each call.
#[doc(alias = "configurationManagerCreateSlackBotConfig")]
pub fn configuration_manager_create_slack_bot_config(
    core: &PipeshubCore,
    request: CreateSlackBotConfigRequest,
) -> Reply<'_, SlackBotConfigResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
