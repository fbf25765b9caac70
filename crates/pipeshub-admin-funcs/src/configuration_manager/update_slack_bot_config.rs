// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `PUT /configurationManager/slack-bot/{configId}`

use pipeshub_core::json::exposed;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, Secret, to_json,
};

use crate::models::configuration::SlackBotConfigResponse;

static OPERATION: PackedOperation = Operation::packed(
    "PUT",
    "updateSlackBotConfig|/configurationManager/slack-bot/{configId}",
)
.resend(Resend::Safe);

/// The arguments of [`configuration_manager_update_slack_bot_config`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateSlackBotConfigRequest {
    /// The id of the Slack bot. Not empty.
    pub config_id: String,
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
builder!(UpdateSlackBotConfigRequest(
    config_id: String,
    name: String,
    bot_token: Secret,
    signing_secret: Secret,
) {
    agent_id: String,
});
to_json! {
    UpdateSlackBotConfigRequest {
        name = "name<1,",
        bot_token = "botToken<1," with exposed,
        signing_secret = "signingSecret<1," with exposed,
        agent_id = "agentId",
    }
}

/// Replaces the settings of a Slack bot.
///
/// The user must be an administrator.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401 or 404, besides the errors of each call.
#[doc(alias = "configurationManagerUpdateSlackBotConfig")]
pub fn configuration_manager_update_slack_bot_config(
    core: &PipeshubCore,
    request: UpdateSlackBotConfigRequest,
) -> Reply<'_, SlackBotConfigResponse> {
    let call = Call::new(&OPERATION)
        .path("configId", &request.config_id)
        .body(&request);
    core.call(call, RawReply::read)
}
