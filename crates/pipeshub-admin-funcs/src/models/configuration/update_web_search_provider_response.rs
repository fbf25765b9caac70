// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::configuration::WebSearchProviderRef;

/// A confirmation with the web search service concerned.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateWebSearchProviderResponse {
    /// Constant `success`.
    pub status: String,
    /// A sentence for people.
    pub message: String,
    /// Key and kind of a web search service.
    pub details: WebSearchProviderRef,
}
from_json! {
    UpdateWebSearchProviderResponse {
        status = "status",
        message = "message",
        details = "details",
    }
}
