// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::connectors::StoredConnectorConfig;

/// The configuration after a change.
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
    /// The stored configuration. A section that was never set is absent.
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
