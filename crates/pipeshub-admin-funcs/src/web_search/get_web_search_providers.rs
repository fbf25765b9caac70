// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `GET /configurationManager/web-search`

use pipeshub_core::json::RawJson;
use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

use crate::models::configuration::{WebSearchProviderType, WebSearchSettings};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getWebSearchProviders|/configurationManager/web-search|config:read",
);

/// Web search service; the built-in duckduckgo always comes first.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct WebSearchProviderItem {
    /// Web search service; requests accept only the listed values.
    pub provider: WebSearchProviderType,
    /// The id for the other calls; `duckduckgo` for the built-in one.
    pub provider_key: String,
    /// As it was stored, keys in plain text; empty for the built-in service.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub configuration: RawJson,
    /// The flag `isDefault`.
    pub is_default: bool,
}
from_json! {
    WebSearchProviderItem {
        provider = "provider",
        provider_key = "providerKey",
        configuration = "configuration",
        is_default = "isDefault",
    }
}

/// Web search services and settings.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct WebSearchProvidersResponse {
    /// Constant `success`.
    pub status: String,
    /// The providers.
    pub providers: Vec<WebSearchProviderItem>,
    /// The settings of web search for images.
    pub settings: WebSearchSettings,
    /// A sentence for people.
    pub message: String,
}
from_json! {
    WebSearchProvidersResponse {
        status = "status",
        providers = "providers",
        settings = "settings",
        message = "message",
    }
}

/// Lists the web search services and the image settings.
///
/// An OAuth token needs the scope `config:read`.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401 or 403, besides the errors of each call.
#[doc(alias = "webSearchGetWebSearchProviders")]
pub fn web_search_get_web_search_providers(
    core: &PipeshubCore,
) -> Reply<'_, WebSearchProvidersResponse> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
