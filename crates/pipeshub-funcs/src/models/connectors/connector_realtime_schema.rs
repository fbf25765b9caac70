// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// Real-time defaults of a connector type.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConnectorRealtimeSchema {
    /// The flag `supported`.
    pub supported: Option<bool>,
    /// The connection type.
    pub connection_type: Option<String>,
}
from_json! {
    ConnectorRealtimeSchema {
        supported = "supported",
        connection_type = "connectionType",
    }
}
