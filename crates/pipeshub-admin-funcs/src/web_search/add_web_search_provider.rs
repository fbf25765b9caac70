// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `POST /configurationManager/web-search/providers`

use std::time::Duration;

use pipeshub_core::json::RawJson;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json, to_json,
};

use crate::models::configuration::WebSearchProviderType;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "addWebSearchProvider|/configurationManager/web-search/providers",
)
.timeout(Duration::from_secs(60));

/// The arguments of [`web_search_add_web_search_provider`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AddWebSearchProviderRequest {
    /// Web search service; requests accept only the listed values.
    pub provider: WebSearchProviderType,
    /// The credentials of a web search service, an open object. Known fields: `apiKey`.
    pub configuration: RawJson,
    /// Becomes the default service. Server default: `false`.
    pub is_default: Option<bool>,
}
builder!(AddWebSearchProviderRequest(
    provider: WebSearchProviderType,
    configuration: RawJson,
) {
    is_default: bool,
});
to_json! {
    AddWebSearchProviderRequest {
        provider = "provider",
        configuration = "configuration",
        is_default = "isDefault",
    }
}

/// A confirmation of an added web search service.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AddWebSearchProviderResponse {
    /// Constant `success`.
    pub status: String,
    /// A sentence for people.
    pub message: String,
    /// The web search service that was added.
    pub details: WebSearchProviderAddedDetails,
}
from_json! {
    AddWebSearchProviderResponse {
        status = "status",
        message = "message",
        details = "details",
    }
}

/// The web search service that was added.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct WebSearchProviderAddedDetails {
    /// The id for the other calls.
    pub provider_key: String,
    /// Web search service; requests accept only the listed values.
    pub provider: WebSearchProviderType,
    /// `true` for the first one, even if the request has `false`.
    pub is_default: bool,
}
from_json! {
    WebSearchProviderAddedDetails {
        provider_key = "providerKey",
        provider = "provider",
        is_default = "isDefault",
    }
}

/// Adds a web search service after a test search.
///
/// The user must be an administrator.
///
/// The SDK never sends the request again once the server may have received it.
///
/// The default deadline is 60 s.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 408 or 500, besides the errors of each
/// call.
#[doc(alias = "webSearchAddWebSearchProvider")]
pub fn web_search_add_web_search_provider(
    core: &PipeshubCore,
    request: AddWebSearchProviderRequest,
) -> Reply<'_, AddWebSearchProviderResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
