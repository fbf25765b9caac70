// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::connectors::StoredConnectorConfig;

/// Configuration after a change.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateConnectorConfigResponse {
    /// The flag `success`.
    pub success: bool,
    /// Configuration as stored; sections that were never set are absent.
    pub config: StoredConnectorConfig,
    /// The message.
    pub message: String,
}
from_json! {
    UpdateConnectorConfigResponse {
        success = "success",
        config = "config",
        message = "message",
    }
}
