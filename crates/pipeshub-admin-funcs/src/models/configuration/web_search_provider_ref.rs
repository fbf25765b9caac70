// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::configuration::WebSearchProviderType;

/// Key and kind of a web search service.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct WebSearchProviderRef {
    /// The provider key.
    pub provider_key: String,
    /// Web search service; requests accept only the listed values.
    pub provider: WebSearchProviderType,
}
from_json! {
    WebSearchProviderRef {
        provider_key = "providerKey",
        provider = "provider",
    }
}
