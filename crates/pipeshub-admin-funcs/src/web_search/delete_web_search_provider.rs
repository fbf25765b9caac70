// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `DELETE /configurationManager/web-search/providers/{providerKey}`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

use crate::models::configuration::WebSearchProviderType;

static OPERATION: PackedOperation = Operation::packed(
    "DELETE",
    "deleteWebSearchProvider|/configurationManager/web-search/providers/{providerKey}",
);

/// The arguments of [`web_search_delete_web_search_provider`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DeleteWebSearchProviderRequest {
    /// The key of the stored service. Not empty.
    pub provider_key: String,
}
builder!(DeleteWebSearchProviderRequest(provider_key: String) {});

/// A confirmation of a deleted web search service.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DeleteWebSearchProviderResponse {
    /// Constant `success`.
    pub status: String,
    /// A sentence for people.
    pub message: String,
    /// The web search service that was deleted.
    pub details: WebSearchProviderDeletedDetails,
}
from_json! {
    DeleteWebSearchProviderResponse {
        status = "status",
        message = "message",
        details = "details",
    }
}

/// The web search service that was deleted.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct WebSearchProviderDeletedDetails {
    /// The provider key.
    pub provider_key: String,
    /// Web search service; requests accept only the listed values.
    pub provider: WebSearchProviderType,
    /// If it is `true`, the first other service is now the default.
    pub was_default: bool,
}
from_json! {
    WebSearchProviderDeletedDetails {
        provider_key = "providerKey",
        provider = "provider",
        was_default = "wasDefault",
    }
}

/// Deletes a web search service that no agent uses.
///
/// The user must be an administrator.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, 404 or 409, besides the errors of each call.
#[doc(alias = "webSearchDeleteWebSearchProvider")]
pub fn web_search_delete_web_search_provider(
    core: &PipeshubCore,
    request: DeleteWebSearchProviderRequest,
) -> Reply<'_, DeleteWebSearchProviderResponse> {
    let call = Call::new(&OPERATION).path("providerKey", &request.provider_key);
    core.call(call, RawReply::read)
}
