// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;
use pipeshub_core::json::RawJson;

use crate::models::connectors::StoredConnectorAuth;

/// The stored configuration. A section that was never set is absent.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct StoredConnectorConfig {
    /// The stored sign-in values; keys depend on the type and may hold secrets.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub auth: Option<StoredConnectorAuth>,
    /// The stored sync settings.
    pub sync: Option<RawJson>,
    /// The stored filters, by category.
    pub filters: Option<RawJson>,
    /// OAuth tokens in plain text; only in responses to changes.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub credentials: Option<RawJson>,
    /// The state of a running OAuth sign-in; only in responses to changes.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub oauth: Option<RawJson>,
}
from_json! {
    StoredConnectorConfig {
        auth = "auth",
        sync = "sync",
        filters = "filters",
        credentials = "credentials",
        oauth = "oauth",
    }
}
