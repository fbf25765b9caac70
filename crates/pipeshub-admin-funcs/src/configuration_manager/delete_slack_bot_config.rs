// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `DELETE /configurationManager/slack-bot/{configId}`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

static OPERATION: PackedOperation = Operation::packed(
    "DELETE",
    "deleteSlackBotConfig|/configurationManager/slack-bot/{configId}",
);

/// The arguments of [`configuration_manager_delete_slack_bot_config`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DeleteSlackBotConfigRequest {
    /// The id of the Slack bot. Not empty.
    pub config_id: String,
}
builder!(DeleteSlackBotConfigRequest(config_id: String) {});

/// A confirmation without content.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct StatusMessageResponse {
    /// Constant `success`.
    pub status: String,
    /// A sentence for people.
    pub message: String,
}
from_json! {
    StatusMessageResponse {
        status = "status",
        message = "message",
    }
}

/// Deletes a Slack bot and its stored tokens.
///
/// The user must be an administrator.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401 or 404, besides the errors of each call.
#[doc(alias = "configurationManagerDeleteSlackBotConfig")]
pub fn configuration_manager_delete_slack_bot_config(
    core: &PipeshubCore,
    request: DeleteSlackBotConfigRequest,
) -> Reply<'_, StatusMessageResponse> {
    let call = Call::new(&OPERATION).path("configId", &request.config_id);
    core.call(call, RawReply::read)
}
