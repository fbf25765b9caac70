// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;
use pipeshub_core::json::RawJson;

use crate::models::connectors::StoredConnectorAuth;

/// Configuration as stored; sections that were never set are absent.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct StoredConnectorConfig {
    /// Stored sign-in values; keys depend on the type and may hold secrets.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub auth: Option<StoredConnectorAuth>,
    /// Stored sync settings.
    pub sync: Option<RawJson>,
    /// Stored filters, by category.
    pub filters: Option<RawJson>,
    /// OAuth tokens in plain text; only in responses to changes.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub credentials: Option<RawJson>,
    /// State of a running OAuth sign-in; only in responses to changes.
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
