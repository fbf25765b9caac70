// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// Webhook defaults of a connector type.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConnectorWebhookSchema {
    /// The flag `supported`.
    pub supported: Option<bool>,
    /// The webhook url.
    pub webhook_url: Option<String>,
    /// The events.
    pub events: Option<Vec<String>>,
    /// The verification token.
    pub verification_token: Option<String>,
    /// The secret key.
    pub secret_key: Option<String>,
}
from_json! {
    ConnectorWebhookSchema {
        supported = "supported",
        webhook_url = "webhookUrl",
        events = "events",
        verification_token = "verificationToken",
        secret_key = "secretKey",
    }
}
