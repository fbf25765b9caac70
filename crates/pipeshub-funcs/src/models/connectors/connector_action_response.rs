// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// Plain confirmation.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConnectorActionResponse {
    /// The flag `success`.
    pub success: bool,
    /// The message.
    pub message: String,
}
from_json! {
    ConnectorActionResponse {
        success = "success",
        message = "message",
    }
}
