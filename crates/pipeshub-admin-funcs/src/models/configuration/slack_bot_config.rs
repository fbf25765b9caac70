// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::{Secret, from_json};

/// The stored Slack bot.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SlackBotConfig {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The agent that responds.
    pub agent_id: Option<String>,
    /// The created at.
    pub created_at: String,
    /// The updated at.
    pub updated_at: String,
    /// In plain text.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub bot_token: Secret,
    /// In plain text.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub signing_secret: Secret,
}
from_json! {
    SlackBotConfig {
        id = "id",
        name = "name",
        agent_id = "agentId",
        created_at = "createdAt",
        updated_at = "updatedAt",
        bot_token = "botToken",
        signing_secret = "signingSecret",
    }
}
